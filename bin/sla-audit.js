#!/usr/bin/env node
const { openProgram } = require("../dist/program/open.js");

openProgram(process.argv);
