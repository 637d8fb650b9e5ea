/** Why a mail did not leave, in a sentence; what the server said follows it. */
export const reasonWords: Readonly<Record<string, string>> = {
  'no-answer': 'The mail server does not answer.',
  'too-slow': 'The mail server took too long to answer.',
  'closed-network': 'The mail server is in a closed network that this installation does not open.',
  'not-trusted': 'The certificate of the mail server is not to be trusted.',
  'no-encryption': 'The mail server does not offer the encryption that is asked for.',
  'sign-in-refused': 'The mail server does not accept the user name or the password.',
  'address-refused': 'The mail server does not accept this address.',
  refused: 'The mail server does not accept this mail.',
  'not-now': 'The mail server does not take it just now.',
  'sealed-otherwise': 'It was sealed with another secret of this installation.',
  'not-set-up': 'Nobody has set up how mail is sent.',
  'nothing-left': 'There was nothing left to tell when it was to leave.',
};

/** What to do about it. */
export const wayOut: Readonly<Record<string, string>> = {
  'no-answer': 'another host or port; the server’s firewall may be closed to this machine',
  'too-slow': 'another port: 587 with STARTTLS, 465 with TLS',
  'closed-network': 'a public host, or one that the operator opens in ENTENTE_OUTBOUND_ALLOW',
  'not-trusted': 'the host by the name that its certificate has',
  'no-encryption': 'another kind of encryption, or another port',
  'sign-in-refused': 'user name and password as the mail provider gives them, often one made for programs',
  'address-refused': 'an address that exists',
};
