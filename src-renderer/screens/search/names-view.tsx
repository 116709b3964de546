import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NamesTable } from '../../../src-main/contract/search.ts'
import { Button, TextAreaField } from '../../design/index.ts'
import { useActions } from '../../state/context.tsx'
import { fragmentOf } from '../../state/navigation.ts'
import { shownCount } from '../shown-figure.ts'

/** A list of names, pasted in; a table shows in how many pages and rows of each document each stands. */
export function NamesView() {
  const { t } = useTranslation()
  const actions = useActions()
  const [list, setList] = useState('')
  const [table, setTable] = useState<NamesTable | null>(null)
  const [busy, setBusy] = useState(false)
  const names = [...new Set(list.split(/[\n\r,，、;；\t]+/u).map((name) => name.trim()).filter((name) => name !== ''))].slice(0, 200)
  const search = async (): Promise<void> => {
    setBusy(true)
    const answer = await actions.run('search.names', { names })
    setBusy(false)
    if (answer !== null) setTable(answer)
  }
  return (
    <div className="namesearch scroll" role="region" tabIndex={0} aria-label={t('window.search.names')}>
      <form onSubmit={(event) => { event.preventDefault(); if (names.length > 0) void search() }}>
        <TextAreaField label={t('window.search.namesList')} hint={t('window.search.namesHint')} rows={5} value={list} onChange={setList} />
        <Button look="primary" unavailable={names.length === 0 ? t('window.search.namesNone') : busy ? t('window.search.searching') : false} onClick={() => void search()}>{t('window.search.namesSearch', { count: names.length })}</Button>
      </form>
      {table === null ? null : table.files.length === 0 ? <p role="status">{t('window.search.namesNowhere')}</p> : (
        <div className="names-table scroll" role="region" tabIndex={0} aria-label={t('window.search.namesTable')}>
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">{t('window.search.name')}</th>
                <th scope="col" className="num">{t('window.search.sum')}</th>
                {table.files.map((file) => <th key={file.file} scope="col" className="num" title={file.path}><span className="clip">{file.title}</span></th>)}
              </tr>
            </thead>
            <tbody>
              {table.names.map((row) => (
                <tr key={row.name}>
                  <th scope="row">{row.total === 0 ? row.name : <a href={fragmentOf({ screen: 'search', target: { q: `"${row.name}"` } })}>{row.name}</a>}</th>
                  <td className="num">{shownCount(row.total)}</td>
                  {row.counts.map((count, at) => {
                    const file = table.files[at]
                    return (
                      <td key={file?.file ?? at} className="num">
                        {count === 0 || file === undefined ? <span className="faint">0</span> : <a href={fragmentOf({ screen: 'search', target: { q: `"${row.name}"`, file: file.file } })} aria-label={t('window.search.namesCell', { name: row.name, file: file.title, count })}>{shownCount(count)}</a>}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
