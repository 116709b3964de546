import type { Party } from '../case/facts.ts'
import { sameDocument } from '../journeys/traveller.ts'
import { equalAsFarAsVisible } from '../ledger/counterparty.ts'
import { nameKey, numberKey } from '../ledger/ownership.ts'
import { contradictionId, type Contradiction, type ContradictionFinder } from './contradiction.ts'
import { disagreements, evidenceOf, placesOf, type Observation } from './observations.ts'

const named = (parties: readonly Party[], name: string): Party | undefined => parties.find((party) => [party.name, ...party.aliases].some((each) => nameKey(each) === nameKey(name)))

/** One name for all names of a party, so that an alias is no other person. */
const nameOfHolder = (parties: readonly Party[], name: string): string => nameKey(named(parties, name)?.name ?? name)

/** May two names be one person's? A mask stands for any character. */
export function mayBeOneName(left: string, right: string): boolean {
  const [one, other] = [[...left.replaceAll('＊', '*')], [...right.replaceAll('＊', '*')]]
  return one.length === other.length && one.every((sign, index) => sign === other[index] || sign === '*' || other[index] === '*')
}

/** One account is held by different people: as entered, as documents name the holder, as the rows of its statement do. */
export const accountHolders: ContradictionFinder = ({ view, proposals }) => {
  const { parties } = view.facts
  const ownNames = new Map<string, Map<string, Observation>>()
  for (const row of view.ledger.transactions) {
    if (row.ownName === null || row.ownName === '') continue
    const ofAccount = ownNames.get(row.account) ?? new Map<string, Observation>()
    ownNames.set(row.account, ofAccount)
    const key = nameOfHolder(parties, row.ownName)
    if (!ofAccount.has(key)) ofAccount.set(key, { key, source: 'rows', value: { kind: 'text', text: row.ownName }, citations: [{ path: row.path, line: row.line, ...(row.page === undefined ? {} : { page: row.page }) }] })
  }
  return view.facts.accounts.flatMap((account): readonly Contradiction[] => {
    const holder = parties.find((party) => party.id === account.holder)
    const number = account.number === null ? null : numberKey(account.number)
    const observations: Observation[] = [
      ...(holder === undefined || account.origin !== 'stated' ? [] : [{ key: nameKey(holder.name), source: 'entered' as const, value: { kind: 'text' as const, text: holder.name }, citations: [] }]),
      ...(ownNames.get(account.id)?.values() ?? []),
      ...(number === null ? [] : proposals.flatMap((proposal): Observation[] => {
        const { content } = proposal
        if (content.kind !== 'account-number' || content.holder === null || !sameAccount(content.number, number)) return []
        return [{ key: nameOfHolder(parties, content.holder), source: 'document', value: { kind: 'text', text: content.holder }, citations: placesOf(proposal) }]
      })),
    ]
    return disagreements(observations, mayBeOneName).map(({ keys, sides }) => ({
      id: contradictionId('account-holder', account.id, keys), rule: 'account-holder', aspect: 'holder', subject: { key: 'contradiction.account' },
      whom: [account.institution, account.number].filter((part) => part !== null && part !== '').join(' '), sides,
    }))
  })
}

/** The last four digits alone fit too many accounts to say that two holders disagree. */
const sameAccount = (read: string, number: string): boolean => read.length > 4 && (read === number || equalAsFarAsVisible(read, number))

const RESIDENT_ID = /^(?:\d{15}|\d{17}[\dX])$/u

interface NamedNumber {
  readonly number: string
  readonly name: string
  readonly observation: Omit<Observation, 'key'>
}

/** Resident ids with the person they are said to be of. A passport may be renewed and carry another number: that is no contradiction. */
function residentIds({ view, proposals }: Parameters<ContradictionFinder>[0]): readonly NamedNumber[] {
  const { parties } = view.facts
  return [
    ...parties.flatMap((party) => party.documents.filter((each) => each.kind === 'resident-id').map((each): NamedNumber => ({
      number: numberKey(each.number), name: nameKey(party.name), observation: { source: 'entered', value: { kind: 'text', text: each.number }, citations: evidenceOf(null) },
    }))),
    ...proposals.flatMap((proposal): NamedNumber[] => {
      const { content } = proposal
      // A number whose check digit is wrong may be a misread character; it is held against the others all the same.
      if (content.kind !== 'document-number' || content.name === null) return []
      return [{ number: numberKey(content.number), name: nameOfHolder(parties, content.name), observation: { source: 'document', value: { kind: 'text', text: content.number }, citations: placesOf(proposal) } }]
    }),
  ].filter((each) => RESIDENT_ID.test(each.number))
}

/** One person has two resident ids. */
export const identityNumbers: ContradictionFinder = (input) =>
  [...Map.groupBy(residentIds(input), (each) => each.name)].flatMap(([name, members]) =>
    disagreements(members.map(({ number, observation }) => ({ ...observation, key: number })), sameDocument).map(({ keys, sides }): Contradiction => ({
      id: contradictionId('identity-number', name, keys), rule: 'identity-number', aspect: 'holder', subject: { key: 'contradiction.resident-id' },
      whom: named(input.view.facts.parties, name)?.name ?? name, sides,
    })))

/** One resident id is of two people. */
export const identityHolders: ContradictionFinder = (input) =>
  [...Map.groupBy(residentIds(input), (each) => each.number)].flatMap(([number, members]) =>
    disagreements(members.map(({ name, observation }) => ({ ...observation, key: name, value: { kind: 'text', text: named(input.view.facts.parties, name)?.name ?? name } })), mayBeOneName).map(({ keys, sides }): Contradiction => ({
      id: contradictionId('identity-holder', number, keys), rule: 'identity-holder', aspect: 'holder', subject: { key: 'contradiction.resident-id' }, whom: number, sides,
    })))

/** Whoever disposes of a thing is neither its owner as entered nor got it by an earlier dealing. */
export const assetOwners: ContradictionFinder = ({ view: { facts } }) =>
  facts.dealings.flatMap((dealing): readonly Contradiction[] => {
    const asset = facts.assets.find((each) => each.id === dealing.asset)
    const others = facts.dealings.filter((each) => each !== dealing && each.asset === dealing.asset)
    if (asset === undefined || asset.owner === null || dealing.from === null || dealing.from === asset.owner) return []
    // The entered owner may be the one of today: then the disposer is not contradicted by it.
    if (dealing.to === asset.owner || others.some((each) => each.to === dealing.from || each.to === asset.owner)) return []
    const name = (id: string): string => facts.parties.find((party) => party.id === id)?.name ?? id
    return [{
      id: contradictionId('asset-owner', dealing.id, [asset.owner, dealing.from]), rule: 'asset-owner', aspect: 'holder', subject: { text: asset.title }, whom: '',
      sides: [
        { source: 'entered', value: { kind: 'words', words: 'owner', values: { name: name(asset.owner) } }, citations: [] },
        { source: dealing.evidence === null ? 'entered' : 'document', value: { kind: 'words', words: 'disposer', values: { name: name(dealing.from), date: dealing.date } }, citations: evidenceOf(dealing.evidence) },
      ],
    }]
  })
