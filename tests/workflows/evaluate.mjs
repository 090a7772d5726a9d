// GitHub's own evaluator of expressions: reads [[text, contexts, failed], …] as JSON, and writes the texts with each
// `${{ }}` worked out; `failed` says whether a step before has failed.
import { readFileSync } from "node:fs";
import { Evaluator, Lexer, Parser, data } from "@actions/expressions";

function worked_out(expression, contexts, failed) {
  const status = { always: true, cancelled: false, failure: failed, success: !failed };
  const functions = Object.entries(status).map(([name, is]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(is),
  }));
  const parsed = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions).parse();
  const given = JSON.parse(JSON.stringify(contexts), data.reviver);
  return new Evaluator(parsed, given, new Map(functions.map((provided) => [provided.name, provided]))).evaluate().coerceString();
}

const asked = JSON.parse(readFileSync(0, "utf8"));
const answers = asked.map(([text, contexts, failed]) =>
  text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression) => worked_out(expression.trim(), contexts, failed)),
);
console.log(JSON.stringify(answers));
