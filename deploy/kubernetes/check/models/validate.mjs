// Reads a JSON list of objects on its standard input, and writes a JSON list of what their models say: {object, path, says} for each
// fault, where object is the place in the list.
//
// The models' validators check types, enums and what is required, and let unknown fields pass. So each object is given to them in a
// wrapping that remembers which fields were asked for: what a validator never looked at, in an object of which it knows fields, is
// no field of that kind. An object of which it asks nothing is one that may hold anything.
import { readFileSync } from "node:fs";

const KUBERNETES = new Set(["", "apps", "batch", "policy", "networking.k8s.io"]);
const OPERATORS = {
  "gateway.networking.k8s.io": "@kubernetes-models/gateway-api",
  "keda.sh": "@kubernetes-models/keda",
  "postgresql.cnpg.io": "@kubernetes-models/cloudnative-pg",
  "external-secrets.io": "@kubernetes-models/external-secrets",
};

function watched(value, path, seen) {
  if (value === null || typeof value !== "object") return value;
  const asked = new Set();
  const children = new Map();
  seen.push({ value, path, asked });
  return new Proxy(value, {
    get(target, key) {
      if (typeof key === "string") asked.add(key);
      const own = target[key];
      if (own === null || typeof own !== "object") return own;
      if (!children.has(key)) children.set(key, watched(own, `${path}/${String(key)}`, seen));
      return children.get(key);
    },
    ownKeys(target) {
      const keys = Reflect.ownKeys(target);
      keys.forEach((key) => asked.add(key));
      return keys;
    },
  });
}

function unknownFields(seen) {
  return seen
    .filter(({ value, asked }) => !Array.isArray(value) && asked.size > 0)
    .flatMap(({ value, path, asked }) =>
      Object.keys(value)
        .filter((key) => !asked.has(key))
        .map((key) => ({ path: `${path}/${key}`, says: "is an unknown field" })),
    );
}

function homeOf(apiVersion) {
  const parts = String(apiVersion).split("/");
  const group = parts.length === 2 ? parts[0] : "";
  if (KUBERNETES.has(group)) return `kubernetes-models/${apiVersion}`;
  return OPERATORS[group] && `${OPERATORS[group]}/${apiVersion}`;
}

async function modelOf({ apiVersion, kind }) {
  const home = homeOf(apiVersion);
  if (!home) return undefined;
  try {
    return (await import(`${home}/${kind}`))[kind];
  } catch (missing) {
    if (missing.code === "ERR_MODULE_NOT_FOUND" || missing.code === "ERR_PACKAGE_PATH_NOT_EXPORTED") return undefined;
    throw missing;
  }
}

function faultsOf(Model, object) {
  const seen = [];
  try {
    Model.prototype.validate.call(watched(object, "", seen));
    return unknownFields(seen);
  } catch (refused) {
    if (!refused.errors) throw refused;
    const faults = refused.errors.map(({ instancePath, message, params }) => ({
      path: instancePath,
      says: `${message} ${JSON.stringify(params)}`,
    }));
    return faults.concat(unknownFields(seen));
  }
}

const answers = [];
const objects = JSON.parse(readFileSync(0, "utf8"));
for (const [index, object] of objects.entries()) {
  const Model = await modelOf(object);
  const faults = Model ? faultsOf(Model, object) : [{ path: "", says: `is of a kind that no model has: ${object.apiVersion}` }];
  answers.push(...faults.map((fault) => ({ object: index, ...fault })));
}
process.stdout.write(JSON.stringify(answers));
