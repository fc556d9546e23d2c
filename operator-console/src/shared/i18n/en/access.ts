export const access = {
  text: 'From where operators and administrators may use the console. Visitors and your site are not affected.',
  addresses: 'Allowed addresses',
  addressesHint:
    'Between commas or on lines of their own: an address, a range 192.0.2.10-192.0.2.20, or a block 192.0.2.0/24. IPv4 and IPv6.',
  everywhere: 'from everywhere',
  yours: 'Your address now: {{address}}',
  add: 'Add my address',
  lockOutAsk: 'Shut yourself out?',
  lockOutText:
    'The list has not your address, {{address}}. You will be shut out at once. The list goes back by itself after 5 minutes, unless it is confirmed from one of its addresses.',
  lockOut: 'Save all the same',
  waiting: 'This list is not confirmed. At {{time}} the one before holds again.',
  confirm: 'Keep this list',
};
