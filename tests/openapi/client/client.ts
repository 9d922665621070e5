// A small client over the generated types: it compiles only when they fit what it does.
import type { components, paths } from "./schema";

type Event = components["schemas"]["event"];
type EventList = components["schemas"]["event_list"];
type Entity = components["schemas"]["entity"];
type Problem = components["schemas"]["problem"];
type EventQuery = NonNullable<paths["/events"]["get"]["parameters"]["query"]>;

class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.title}: ${problem.detail}`);
  }
}

async function read<T>(base: string, path: string): Promise<T> {
  const answer = await fetch(base + path);
  if (!answer.ok) {
    throw new Refusal((await answer.json()) as Problem);
  }
  return (await answer.json()) as T;
}

export async function* events(base: string, query: EventQuery): AsyncGenerator<Event> {
  const given = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
  let cursor: string | null = null;
  do {
    const asked = new URLSearchParams(cursor ? [...given, ["cursor", cursor]] : given);
    const page: EventList = await read<EventList>(base, `/events?${asked}`);
    yield* page.results;
    cursor = page.next_cursor;
  } while (cursor !== null);
}

export async function names(base: string, id: string): Promise<string[]> {
  const entity = await read<Entity>(base, `/entities/${encodeURIComponent(id)}`);
  const place: { lat: number; lon: number } | null = entity.place;
  return [entity.name, ...entity.aliases.map((alias) => alias.text), ...(place ? [`${place.lat}`] : [])];
}

export async function mend(base: string): Promise<string | undefined> {
  try {
    await read<EventList>(base, "/events?typ=agree");
  } catch (error) {
    if (error instanceof Refusal) {
      return error.problem.suggestion;
    }
    throw error;
  }
  return undefined;
}

export const asked: EventQuery = { type: ["agree"], from: "2016-10", limit: "all", format: "ndjson" };
