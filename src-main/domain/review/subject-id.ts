/**
 * Id of an element or circumstance in the tree of one person: the plain id of the pack for the principal debtor, so that
 * what was decided before there were several trees stays theirs; `<id>@<party>` for anybody else. Party ids come from
 * outside and are percent-encoded: a slash in one must not be read as the end of a target.
 */
export const subjectId = (entry: string, person: string | null): string => (person === null ? entry : `${entry}@${encodeURIComponent(person)}`)

/** The entry of the pack and the person of a subject id; person null = the principal. */
export function partsOf(subject: string): { readonly entry: string; readonly person: string | null } {
  const at = subject.indexOf('@')
  if (at < 0) return { entry: subject, person: null }
  try {
    return { entry: subject.slice(0, at), person: decodeURIComponent(subject.slice(at + 1)) }
  } catch {
    // Not encoded by us: then it is nobody's.
    return { entry: subject, person: null }
  }
}
