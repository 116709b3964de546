import { useEffect, useState } from 'react'
import type { PageText } from '../../../src-main/contract/screens.ts'
import { useClient } from '../../state/context.tsx'

/** The text of one page as it is searched and cited: from the file, or recognised from the picture. Null until it came. */
export function usePageText(file: string, page: number, wanted: boolean): PageText | null {
  const client = useClient()
  const [text, setText] = useState<{ file: string; value: PageText } | null>(null)
  useEffect(() => {
    if (!wanted) return undefined
    let stopped = false
    void client.call('read.pageText', { file, page }).then((answer) => {
      if (!stopped && answer.ok) setText({ file, value: answer.value })
    })
    return () => {
      stopped = true
    }
  }, [client, file, page, wanted])
  return text?.file === file && text.value.page === page ? text.value : null
}
