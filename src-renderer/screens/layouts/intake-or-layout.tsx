import { usePlace } from '../../state/navigation.ts'
import { IntakeScreen } from '../intake/intake-screen.tsx'
import { LayoutScreen } from './layout-screen.tsx'

/** Intake, or the layout of one of its files: making a layout is part of taking a file in, and has no place of its own in the rail. */
export function IntakeOrLayout() {
  const { target } = usePlace()
  const file = target['layout']
  return file === undefined ? <IntakeScreen /> : <LayoutScreen key={file} file={file} sheet={Number(target['sheet'] ?? '0')} />
}
