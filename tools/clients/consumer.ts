// What a frontend does with the types that openapi-typescript makes of the OpenAPI document, and the client that reads
// them: it must compile, and prints what it was told, for tests/test_clients.py to compare.
// usage: node consumer.js BASE_URL
import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

type Treatment = components["schemas"]["TreatmentRecord"];
type Course = components["schemas"]["TimeCourseRecord"];
type MayBeMissing<Record, Key extends keyof Record> = {} extends Pick<Record, Key> ? true : false;

export const headlinesMayBeMissing: MayBeMissing<Treatment, "headlines"> = true;
export const fieldsMayLeaveOutNames: MayBeMissing<Treatment, "name"> = true;
export const slugsAreAlwaysThere: MayBeMissing<Treatment, "slug"> = false;

// Whoever does not send `fields=` has every key but those that `include=` brings, and says so once.
type Whole<Record, Included extends keyof Record = never> = Required<Omit<Record, Included>> & Pick<Record, Included>;

declare const process: { argv: string[] };
type Json = "application/json" | "application/problem+json"; // or `data` might as well be the text of a CSV
const client = createClient<paths, Json>({ baseUrl: process.argv[2] });

async function told(): Promise<unknown> {
  const query = { include: ["headlines" as const], facets: ["kind" as const], onset_hours__lte: 100, limit: 5 };
  const { data: page, error } = await client.GET("/v1/treatments", { params: { query } });
  if (!page) throw new Error(error.suggested_request ?? error.detail);
  const headlines = page.data.flatMap(({ slug, headlines }) =>
    (headlines ?? []).map((course) => [slug, course.kind, course.typical?.hours ?? null]),
  );
  const cited = (page.data.flatMap(({ headlines }) => headlines ?? []) as Whole<Course>[]).map(
    ({ source }) => page.references[source]?.citation,
  );
  if (!cited.every(Boolean)) throw new Error("a source is not among the references");
  const one = await client.GET("/v1/treatments/{key}", {
    params: { path: { key: "ketamine" }, query: { fields: ["name"] } },
  });
  const missing = await client.GET("/v1/treatments/{key}", { params: { path: { key: "ketamin" } } });
  const found = await client.GET("/v1/search", { params: { query: { q: "ketamine" } } });
  return {
    kinds: page.data.map(({ kind }) => kind),
    headlines,
    facets: Object.fromEntries((page.meta.facets["kind"] ?? []).map(({ value, count }) => [value, count])),
    name: one.data?.data.name,
    missing: [missing.error?.code, missing.error?.did_you_mean],
    hits: found.data?.data.map(({ slug }) => slug),
  };
}

told().then((answer) => console.log(JSON.stringify(answer)));
