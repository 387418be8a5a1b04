/** The four parts of a score. */
export const parts = [
  { title: 'Detect', points: 150, text: 'Say that there is an incident, and what users cannot do.' },
  { title: 'Localise', points: 150, text: 'Name the component at fault: the service, and which facet of it.' },
  { title: 'Find the cause', points: 200, text: 'Mechanism, changed object and trigger, each from a list or by name.' },
  {
    title: 'Mitigate',
    points: 500,
    text: 'Make every journey well again so that it stays well, and break nothing else.',
  },
] as const;

/** The formula, term by term. */
export const formulas = [
  {
    name: 'Score',
    formula: '1000 × F × (0.15 D + 0.15 L + 0.20 C + 0.50 M)',
    text: 'F is the product of what hints and conduct leave.',
  },
  {
    name: 'D, detect',
    formula: 'S(TTD) / (1 + false declarations)',
    text: 'Detected when you acknowledged or declared, and named at least half of what is really broken without naming much else.',
  },
  {
    name: 'L, localise',
    formula: 'A × (0.5 + 0.5 × S(TTL))',
    text: 'A is how right it is: exact 1, right service but wrong facet 0.5, a neighbour on the path 0.25. Naming many to hit one divides by their number.',
  },
  {
    name: 'C, cause',
    formula: 'A × q × (0.5 + 0.5 × S(TTC))',
    text: 'A = 0.4 mechanism + 0.4 object + 0.2 trigger. q = 1, 0.7, 0.4, 0 for the first to the fourth submission.',
  },
  {
    name: 'M, mitigate',
    formula: 'H × (0.35 S(TTM) + 0.35 S(U) + 0.30 Q)',
    text: 'H is 1 when it lasts, 0.5 when only the symptom is gone. U is downtime-equivalent minutes over all users. Q is 1 less what you left behind.',
  },
  {
    name: 'Quiet round',
    formula: '1000 × (0.5 × no false declaration + 0.5 × Q)',
    text: 'Some nights nothing is broken. Then leaving things alone is the right answer.',
  },
] as const;

/** What lowers a score beside time. */
export const conduct = [
  ['Hint: where to look', '× 0.97'],
  ['Hint: the area', '× 0.93'],
  ['Hint: the component', '× 0.85'],
  ['Hint: the procedure', '× 0.70'],
  ['Showing the whole solution', 'L = C = 0'],
  ['Capacity left reduced, or a feature left off', 'Q − 0.15'],
  ['Security weakened', 'Q − 0.30'],
  ['Monitoring weakened, or traffic blocked', 'Q − 0.50'],
  ['A healthy stateful service restarted', 'Q − 0.05 each'],
  ['Data lost', 'M = 0, × 0.7'],
] as const;

/** The moments a score is made of. */
export const moments = [
  ['T_ready', 'Every journey has been well for a minute: you are on watch.'],
  [
    'T_imp',
    'Users feel it: three bad answers out of five on one journey, dated back to the first. All times count from here.',
  ],
  ['T_det', 'You acknowledged or declared, and said rightly what users cannot do. TTD = T_det − T_imp.'],
  ['T_loc', 'Your last localisation.'],
  ['T_rc', 'Your last diagnosis.'],
  ['T_mit', 'The first moment of the good run that then held. TTM = T_mit − T_imp.'],
  ['T_end', 'The recovery lasted, you gave up, or time was up.'],
] as const;
