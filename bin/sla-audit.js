#!/usr/bin/env node
import { runProgram } from "../dist/cli/main.js";

await runProgram(process.argv);
