declare const idBrand: unique symbol
type Id<Name extends string> = string & { readonly [idBrand]: Name }

/** Ids of case.json keep their text; ids given by the program are stable across exports of one case file. */
export type PartyId = Id<'party'>
export type AccountId = Id<'account'>
export type AssetId = Id<'asset'>
export type DealingId = Id<'dealing'>
/** `f<n>` in the order of intake. */
export type FileId = Id<'file'>
/** One table of one file that was read as a statement: `<fileId>#<table index>`. */
export type StatementId = Id<'statement'>
/** `<fileId>#<table index>:<line>`: also the anchor of the row. */
export type TransactionId = Id<'transaction'>
export type JourneyId = Id<'journey'>
/** `<rule>/<subject kind>/<subject id>`: stable as long as rule and subject are. */
export type FindingId = Id<'finding'>

/** Number of the table, as the case file counts them, that the id of a statement ends in. */
export const tableNumberOf = (statement: StatementId): number => Number(statement.slice(statement.indexOf('#') + 1))

export const asId = <T extends Id<string>>(text: string): T => text as T
