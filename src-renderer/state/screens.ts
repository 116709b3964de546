/**
 * Screens in the order of the work; a new group begins where a line stands in the rail. Alt with the key goes to the
 * screen, by key position, so that an input method cannot swallow it.
 */
export const SCREENS = [
  { id: 'cases', group: 0, needsCase: false, key: 'Digit1' },
  { id: 'intake', group: 1, needsCase: true, key: 'Digit2' },
  { id: 'evidence', group: 1, needsCase: true, key: 'Digit3' },
  { id: 'facts', group: 1, needsCase: true, key: null },
  { id: 'read', group: 1, needsCase: true, key: 'Digit4' },
  { id: 'search', group: 1, needsCase: true, key: null },
  { id: 'money', group: 2, needsCase: true, key: 'Digit5' },
  { id: 'journeys', group: 2, needsCase: true, key: 'Digit6' },
  { id: 'timeline', group: 2, needsCase: true, key: 'Digit7' },
  { id: 'findings', group: 3, needsCase: true, key: 'Digit8' },
  { id: 'elements', group: 3, needsCase: true, key: 'Digit9' },
  { id: 'opinion', group: 3, needsCase: true, key: 'Digit0' },
  { id: 'rules', group: 3, needsCase: false, key: null },
  { id: 'export', group: 4, needsCase: true, key: 'Minus' },
  { id: 'log', group: 4, needsCase: true, key: 'Equal' },
] as const

export type ScreenId = (typeof SCREENS)[number]['id']

export const isScreen = (text: string): text is ScreenId => SCREENS.some((screen) => screen.id === text)
