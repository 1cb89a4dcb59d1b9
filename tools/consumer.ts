// What a frontend does with the types that openapi-typescript makes of the OpenAPI document: it must compile, it is never
// run. A key that only `include=` brings must be one that may be missing.
import type { components, paths } from "./schema";

type ListTreatments = paths["/v1/treatments"]["get"];
type Query = NonNullable<ListTreatments["parameters"]["query"]>;
type Page = ListTreatments["responses"][200]["content"]["application/json"];
type Problem = components["schemas"]["ProblemBody"];
type Treatment = Page["data"][number];
type MayBeMissing<Record, Key extends keyof Record> = {} extends Pick<Record, Key> ? true : false;

export const headlinesMayBeMissing: MayBeMissing<Treatment, "headlines"> = true;
export const namesAreAlwaysThere: MayBeMissing<Treatment, "name"> = false;

export async function treatments(query: Query): Promise<Page> {
  const pairs = Object.entries(query).map(([name, value]) => [name, String(value)]);
  const answer = await fetch(`https://api.example.org/v1/treatments?${new URLSearchParams(pairs)}`);
  if (!answer.ok) {
    const problem: Problem = await answer.json();
    throw new Error(problem.suggested_request ?? problem.detail);
  }
  return answer.json();
}

export async function quickestFirst(): Promise<string[]> {
  const page = await treatments({
    condition: ["treatment-resistant-depression"],
    onset_hours__lte: 24,
    include: ["headlines"],
  });
  return page.data
    .flatMap(({ name, headlines }) => (headlines ?? []).map((course) => ({ name, course })))
    .filter(({ course }) => course.kind === "onset_of_effect")
    .sort((one, other) => (one.course.typical?.hours ?? Infinity) - (other.course.typical?.hours ?? Infinity))
    .map(({ name, course }) => {
      const hours: number | undefined = course.typical?.hours;
      const source: string | undefined = page.references[course.source]?.citation;
      return `${name}: ${hours ?? "not known"} hours in ${course.condition?.name ?? "any condition"} (${source})`;
    });
}
