import { type Mechanism, mechanisms, type RoleName, type ScenarioId, type Trigger } from '@chaos-engine/core';
import {
  type ComponentRole,
  componentRoles,
  type Mitigation,
  type Symptom,
  symptomIds,
} from '@chaos-engine/failure-modes/taxonomy';
import { z } from 'zod';

/** The query of `GET /api/incidents`. */
export const incidentQuerySchema = z.strictObject({
  q: z.string().trim().max(80).optional(),
  cause: z.enum(mechanisms).optional(),
  symptom: z.enum(symptomIds).optional(),
  role: z.enum(componentRoles).optional(),
  /** From 1. */
  page: z.coerce.number().int().min(1).max(1_000).default(1),
});
export type IncidentQuery = z.input<typeof incidentQuerySchema>;

/** A public incident and its class on each axis. */
export interface IncidentCard {
  readonly id: string;
  readonly title: string;
  readonly organisation: string;
  /** ISO 8601: a year, a month or a day. */
  readonly date: string;
  readonly url: string;
  readonly summary: string;
  readonly cause: Mechanism;
  readonly role: ComponentRole;
  readonly symptom: Symptom;
  readonly trigger: Trigger | null;
  readonly mitigations: readonly Mitigation[];
}

export interface Counted<Id extends string> {
  readonly id: Id;
  readonly incidents: number;
}

/** An entry of a closed list, and how many incidents carry it. */
export interface CountedTerm<Id extends string = string> extends Counted<Id> {
  readonly title: string;
  readonly about: string;
}

/** The failure-mode database at a glance: the same for everybody, whatever is installed and whoever asks. */
export interface FailureModes {
  readonly incidents: number;
  readonly organisations: number;
  /** Years of the oldest and the newest incident. */
  readonly years: readonly [from: string, until: string];
  readonly axes: {
    readonly cause: readonly CountedTerm<Mechanism>[];
    readonly symptom: readonly CountedTerm<Symptom>[];
    readonly role: readonly CountedTerm<ComponentRole>[];
    readonly trigger: readonly CountedTerm<Trigger>[];
    readonly mitigation: readonly CountedTerm<Mitigation>[];
  };
  /** Pairs that occur, most incidents first. */
  readonly causeBySymptom: readonly {
    readonly cause: Mechanism;
    readonly symptom: Symptom;
    readonly incidents: number;
  }[];
  /** Most incidents first. Scenarios are those of the catalogue, counted and never named. */
  readonly coverage: readonly {
    readonly cause: Mechanism;
    readonly incidents: number;
    readonly scenarios: number;
    readonly antibodyChecks: number;
  }[];
  /** Causes of incidents that no scenario of the catalogue trains. */
  readonly gaps: readonly Mechanism[];
}

export interface IncidentPage {
  readonly incidents: readonly IncidentCard[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** For each axis: how many there would be with each of its values, the rest of the query being as it is. */
  readonly counts: {
    readonly cause: readonly Counted<Mechanism>[];
    readonly symptom: readonly Counted<Symptom>[];
    readonly role: readonly Counted<ComponentRole>[];
  };
}

export interface IncidentDetail {
  readonly incident: IncidentCard;
  /** Others of the same cause, those that share most first. */
  readonly alike: readonly IncidentCard[];
}

/** What the scenario of an ended round stands for: told to who holds a seat in it, never before its end. */
export interface RoundFailureModes {
  readonly scenario: ScenarioId;
  readonly title: string;
  readonly classes: readonly CountedTerm<Mechanism>[];
  /** Incidents of the same kind beside those the scenario itself names. */
  readonly incidents: readonly IncidentCard[];
  /** What to look for in a system of one's own. */
  readonly antibodyChecks: readonly {
    readonly id: string;
    readonly text: string;
    readonly looksAt: readonly RoleName[];
    /** The services of this stack it would look at. */
    readonly services: readonly string[];
  }[];
}
