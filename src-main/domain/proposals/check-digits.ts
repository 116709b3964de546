const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const RESIDENT_SIGNS = '10X98765432'

/** Check digit of an 18-digit resident id (GB 11643, ISO 7064 MOD 11-2). Null where the number is masked or of another form. */
export function residentIdChecks(number: string): boolean | null {
  const plain = number.toUpperCase()
  if (!/^\d{17}[\dX]$/u.test(plain)) return null
  const sum = RESIDENT_WEIGHTS.reduce<number>((total, weight, index) => total + weight * Number(plain[index]), 0)
  return RESIDENT_SIGNS[sum % 11] === plain[17]
}

const CREDIT_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Check sign of a unified social credit code (GB 32100, modulus 31). Null where it is of another form. */
export function creditCodeChecks(number: string): boolean | null {
  const plain = number.toUpperCase()
  if (plain.length !== 18 || [...plain].some((sign) => !CREDIT_SIGNS.includes(sign))) return null
  let sum = 0
  let weight = 1
  for (const sign of plain.slice(0, 17)) {
    sum += CREDIT_SIGNS.indexOf(sign) * weight
    weight = (weight * 3) % 31
  }
  return CREDIT_SIGNS[(31 - (sum % 31)) % 31] === plain[17]
}
