// GitHub's own evaluator of expressions. Each line of input is [[text, contexts, failed], …] as JSON; the answer is a line
// with the texts, each `${{ }}` evaluated. `failed` says whether an earlier step has failed.
import { createInterface } from "node:readline";
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

for await (const line of createInterface({ input: process.stdin })) {
  const answers = JSON.parse(line).map(([text, contexts, failed]) =>
    text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression) => worked_out(expression.trim(), contexts, failed)),
  );
  console.log(JSON.stringify(answers));
}
