/** A staff card as the way an approver shows who they are. */
export const staffCard = {
  method: 'Shown by',
  PASSWORD: 'Password',
  STAFF_CARD: 'Staff card',
  reading: 'Reading the staff card',
  putOn: 'Please put the approver’s card on a reader',
  pin: 'PIN of the staff card',
  pinOf: 'PIN of the staff card of {{name}} ({{staffNo}})',
  pinDigits: 'Six to eight digits, which go to the card alone',
  triesLeft: '{{n}} more wrong PINs lock the card',
};
