import type { ReactNode } from 'react'
import { Button, Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'

export interface MenuGroup {
  readonly id: string
  readonly title?: string
  /** The chosen item, where the group is a choice of one. */
  readonly chosen?: string
  readonly items: readonly { readonly id: string; readonly label: string; readonly keys?: string }[]
}

interface MenuProps {
  readonly label: ReactNode
  /** What opens, for screen readers, where the label is a sign. */
  readonly ariaLabel?: string
  readonly groups: readonly MenuGroup[]
  readonly onChoose: (group: string, item: string) => void
  readonly className?: string
}

/** A button that opens a list of acts or choices; arrows, first letters and Esc work as anywhere. */
export function Menu({ label, ariaLabel, groups, onChoose, className = 'btn small' }: MenuProps) {
  return (
    <MenuTrigger>
      <Button className={className} {...(ariaLabel === undefined ? {} : { 'aria-label': ariaLabel })}>{label}</Button>
      <Popover className="menu-pop" placement="bottom end">
        <AriaMenu className="menu">
          {groups.map((group) => (
            <MenuSection
              key={group.id}
              id={group.id}
              className="menu-section"
              {...(group.title === undefined ? { 'aria-label': group.id } : {})}
              {...(group.chosen === undefined
                ? { selectionMode: 'none' as const }
                : { selectionMode: 'single' as const, disallowEmptySelection: true, selectedKeys: [`${group.id}/${group.chosen}`] })}
            >
              {group.title === undefined ? null : <Header className="menu-head">{group.title}</Header>}
              {group.items.map((item) => (
                <MenuItem key={item.id} id={`${group.id}/${item.id}`} textValue={item.label} className="menu-item" onAction={() => onChoose(group.id, item.id)}>
                  {({ isSelected }) => (
                    <>
                      <span className="menu-sign" aria-hidden="true">{isSelected ? '✓' : ''}</span>
                      <span>{item.label}</span>
                      {item.keys === undefined ? null : <kbd>{item.keys}</kbd>}
                    </>
                  )}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
