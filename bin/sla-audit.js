#!/usr/bin/env node
import { startProgram } from "../dist/program/start.js";

await startProgram(process.argv);
