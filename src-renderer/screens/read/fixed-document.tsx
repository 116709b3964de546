import { useCallback } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentInfo } from '../../../src-main/contract/screens.ts'
import { FixedView } from '../../fixed/fixed-view.tsx'
import type { PageStackView } from '../../pdf/page-stack.tsx'
import type { PageLayer } from '../../pdf/pdf-page.tsx'
import { useClient } from '../../state/context.tsx'

interface FixedDocumentProps extends PageStackView {
  readonly info: DocumentInfo
  readonly overlay: (layer: PageLayer) => ReactNode
}

/** An OFD: its pages are read from the original one by one as they come into sight. */
export function FixedDocument({ info, ...view }: FixedDocumentProps) {
  const { t } = useTranslation()
  const client = useClient()
  const load = useCallback(async (page: number) => {
    const answer = await client.call('reader.fixedPage', { file: info.file, page })
    return answer.ok ? answer.value : null
  }, [client, info.file])
  return (
    <FixedView
      {...view} pages={info.pages} load={load}
      texts={{
        opening: t('review-window.read.opening'), failed: t('reader.fixedFailed'), region: info.title,
        undrawn: (count) => t('reader.undrawn', { n: count }), pageLabel: (page, pages) => t('review-window.read.pageLabel', { page, pages }),
      }}
    />
  )
}
