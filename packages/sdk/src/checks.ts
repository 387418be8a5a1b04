/** What a check asks for: an error keeps a scenario from being played, a warning from being good. */
export interface CheckInfo {
  readonly severity: 'error' | 'warning';
  /** What holds when the check is silent. */
  readonly asks: string;
  /** What goes wrong in rounds otherwise. */
  readonly because: string;
}

/** Every check there is, by its code. Codes are stable: one that is given up is never given out again. */
export const checks = {
  S000: {
    severity: 'error',
    asks: 'The file can be read, exports a scenario named as its folder, and its stack is installed.',
    because: 'Until then nothing else can be looked at.',
  },
  S001: {
    severity: 'error',
    asks: 'The manifest has its shape: nothing missing, nothing unknown, plain data of sensible size and depth.',
    because: 'What is not plain data has no canonical spelling, so no digest, so no identity.',
  },
  S002: {
    severity: 'error',
    asks: 'Every service that is named is one of the stack.',
    because: 'A command or fault aimed at nothing ends the round as void.',
  },
  S003: {
    severity: 'error',
    asks: 'Every journey in `truth.impact` is a judged one of the stack.',
    because: 'An impact that is not measured is never felt, and no declaration could name it.',
  },
  S004: {
    severity: 'error',
    asks: 'Every alert is one of the stack.',
    because: 'The alerts of the fault are those a responder is measured by; all others count as decoys.',
  },
  S005: {
    severity: 'error',
    asks: 'Every fault kind is one of the library.',
    because: 'Faults are a closed set: nothing of an author runs outside the sandbox.',
  },
  S006: {
    severity: 'error',
    asks: 'The parameters of a fault are those its kind takes.',
    because: 'The fault would be refused in the middle of a round.',
  },
  S007: {
    severity: 'error',
    asks: 'Waits are in order, `after` names a fault, and none waits for itself.',
    because: 'A fault that never begins leaves a round that never ends.',
  },
  S008: {
    severity: 'error',
    asks: 'Nothing reaches beyond the stack and the permissions that are asked for.',
    because: 'The blast radius of a scenario is what its player has agreed to.',
  },
  S009: {
    severity: 'error',
    asks: 'There are three hints with rising price, and none in a quiet round.',
    because: 'A cheap hint after a dear one is money thrown away.',
  },
  S010: {
    severity: 'error',
    asks: 'Title, summary, tags and briefing do not name the cause.',
    because: 'They are read before the round.',
  },
  S011: {
    severity: 'error',
    asks: 'Nothing that can be seen in the sandbox says what it is for.',
    because: 'Players read process lists, files and logs.',
  },
  S012: {
    severity: 'error',
    asks: 'There is a right answer, and a durability probe.',
    because: 'Without the one nobody can be right, without the other every restart is.',
  },
  S013: {
    severity: 'error',
    asks: 'Par is in the order things happen, and twice of it fits into the limit.',
    because: 'Times are scored against par.',
  },
  S014: {
    severity: 'error',
    asks: 'The self-test expects of doing nothing what the faults make likely.',
    because: 'Verifying proves the expectation, so it has to be the right one.',
  },
  S015: {
    severity: 'error',
    asks: 'An id is used once.',
    because: 'The log and the debrief name things by their ids.',
  },
  S016: {
    severity: 'warning',
    asks: 'No text is still the one in double square brackets that the starter came with.',
    because: 'It is about the incident of the starter, not about yours.',
  },
  S017: {
    severity: 'warning',
    asks: 'Every fault is aimed at something users depend on, as far as the edges of the stack tell.',
    because: 'A fault without a symptom voids the round.',
  },
  S018: {
    severity: 'warning',
    asks: 'The components of the truth are among what the faults touch.',
    because: 'A round whose right answer is not what was broken cannot be won by looking.',
  },
  S019: {
    severity: 'warning',
    asks: 'A hint says no more than its level costs: where to look does not name the component, and no hint but the procedure the object.',
    because: 'A hint is paid for by its level, not by what it gives away.',
  },
  S020: {
    severity: 'error',
    asks: 'No command waits for a person: no editor, pager or full-screen program, no console without a statement, nothing that follows a log.',
    because: 'Commands run without a terminal, so it would hang until its time limit.',
  },
  S021: {
    severity: 'error',
    asks: 'A scenario says `irreversible: true` when, and only when, one of its faults cannot be undone exactly.',
    because: 'Its playground is thrown away, and verifying must not ask for what is impossible.',
  },
  S022: {
    severity: 'warning',
    asks: 'The solution mentions a component or an object of the truth.',
    because: 'A way out that goes past the cause is an alternative at best.',
  },
  S023: {
    severity: 'error',
    asks: 'A place that is drawn is declared in `variants`, and stands in the sealed part or in the text of a hint, not in par; whatever is drawn, the scenario is a sound one.',
    because: 'The open part is read before there is a seed, and par is the same for everybody.',
  },
} as const satisfies Readonly<Record<string, CheckInfo>>;

export type CheckCode = keyof typeof checks;

export const severityOf = (code: CheckCode): CheckInfo['severity'] => checks[code].severity;
