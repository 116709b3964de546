import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecksumAlgorithm, EnteredChecksum, ReviewChecksumList } from '../../../src-main/contract/comparison.ts'
import { algorithmsOfLength, DIGEST_LENGTH } from '../../../src-main/domain/checksums/digest.ts'
import { readChecksumList } from '../../../src-main/domain/checksums/read-list.ts'
import { Button, SelectField, TextAreaField, TextField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { ALGORITHM_NAMES } from './checksums-view.tsx'

const ALGORITHMS = ['sha256', 'sm3', 'md5', 'sha1'] as const

/** A list of digests from paper: line by line, or pasted as a whole. What is kept can be changed and undone. */
export function ChecksumForm({ list, onDone }: { readonly list: ReviewChecksumList | null; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [title, setTitle] = useState(list?.title ?? '')
  const [entries, setEntries] = useState<readonly EnteredChecksum[]>(list?.entries.map(({ name, algorithm, listed, size }) => ({ name, algorithm, value: listed, size: size.listed })) ?? [])
  const [name, setName] = useState('')
  const [algorithm, setAlgorithm] = useState<ChecksumAlgorithm>('sha256')
  const [value, setValue] = useState('')
  const [size, setSize] = useState('')
  const [pasted, setPasted] = useState('')

  const plain = value.replace(/\s/gu, '').toLowerCase()
  const wrong = name.trim() === '' ? t('comparison-window.nameNeeded')
    : !/^[0-9a-f]+$/u.test(plain) || plain.length !== DIGEST_LENGTH[algorithm] ? t('comparison-window.valueWrong', { algorithm: ALGORITHM_NAMES[algorithm], count: DIGEST_LENGTH[algorithm] })
      : size !== '' && !/^\d{1,15}$/u.test(size) ? t('comparison-window.sizeWrong') : false
  const add = (event: FormEvent): void => {
    event.preventDefault()
    if (wrong !== false) return
    setEntries([...entries, { name: name.trim(), algorithm, value: plain, size: size === '' ? null : Number(size) }])
    setName('')
    setValue('')
    setSize('')
  }
  const read = readChecksumList([pasted]).flatMap((line) => line.digests.map((digest): EnteredChecksum => ({
    name: line.name === '' ? line.quote.slice(0, 200) : line.name, algorithm: digest.algorithms.length === 1 ? digest.algorithms[0] ?? null : null, value: digest.value, size: line.size,
  })))
  const keep = async (kept: readonly EnteredChecksum[]): Promise<void> => {
    const done = await decide('checksums.setList', { id: list?.id ?? null, title: title.trim(), entries: kept.map((entry) => ({ ...entry })), language }, t(kept.length === 0 ? 'comparison-window.listRemoved' : 'comparison-window.listKept', { count: kept.length }))
    if (done !== null) onDone()
  }
  const naming = (entry: EnteredChecksum): string => (entry.algorithm === null ? algorithmsOfLength(entry.value.length).map((each) => ALGORITHM_NAMES[each]).join(' / ') : ALGORITHM_NAMES[entry.algorithm])
  return (
    <div className="sec checksumform">
      <h2>{t(list === null ? 'comparison-window.typeList' : 'comparison-window.editList')}</h2>
      <TextField label={t('comparison-window.listTitle')} value={title} onChange={setTitle} />
      <form className="clockform" aria-label={t('comparison-window.addLine')} onSubmit={add}>
        <TextField label={t('comparison-window.listedName')} value={name} onChange={setName} />
        <SelectField label={t('comparison-window.algorithm')} value={algorithm} onChange={setAlgorithm} options={ALGORITHMS.map((each) => ({ value: each, label: ALGORITHM_NAMES[each] }))} />
        <TextField label={t('comparison-window.value')} value={value} onChange={setValue} />
        <TextField label={t('comparison-window.size')} value={size} onChange={setSize} />
        <p className="acts"><Button small submit unavailable={wrong}>{t('comparison-window.addLine')}</Button></p>
      </form>
      <TextAreaField label={t('comparison-window.paste')} rows={4} value={pasted} placeholder={t('comparison-window.pasteHint')} onChange={setPasted} />
      {pasted.trim() !== '' && <p className="acts"><Button small unavailable={read.length === 0 ? t('comparison-window.pasteNothing') : false} onClick={() => { setEntries([...entries, ...read]); setPasted('') }}>{t('comparison-window.takeLines', { count: read.length })}</Button></p>}
      <h3 className="small muted">{t('comparison-window.lines', { count: entries.length })}</h3>
      <ul className="plain-li small">
        {entries.map((entry, index) => (
          <li key={`${index} ${entry.value}`}>
            {entry.name} <span className="mono brk">{naming(entry)} {entry.value}</span>{' '}
            <Button look="plain" small aria-label={`${t('comparison-window.removeLine')}${t('review-window.comma')}${entry.name}`} onClick={() => setEntries(entries.filter((_, at) => at !== index))}>{t('comparison-window.removeLine')}</Button>
          </li>
        ))}
      </ul>
      <p className="acts">
        <Button look="primary" unavailable={entries.length === 0 && list === null ? t('comparison-window.noLines') : false} onClick={() => void keep(entries)}>{t('comparison-window.keepList')}</Button>
        {list !== null && <Button look="plain" onClick={() => void keep([])}>{t('comparison-window.removeList')}</Button>}
        <Button look="plain" onClick={onDone}>{t('opinion-window.cancel')}</Button>
      </p>
    </div>
  )
}
