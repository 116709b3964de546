import type { ReviewPerson } from '../../../src-main/contract/workspace.ts'

/** Title of an element or circumstance outside its own tree: with the person, whose it is, where it is not the principal's. */
export const subjectTitle = (title: string, person: Pick<ReviewPerson, 'name' | 'principal'>): string => (person.principal ? title : `${title} · ${person.name}`)
