import { describe, expect, test } from "vitest";
import {
  editDistance,
  isSameName,
  nameBeginningWith,
  nearestName,
  nearestNames,
} from "../../src/model/suggest.js";

describe("the name that was meant", () => {
  test.each([
    ["tittle", ["title", "timezone"], "title"],
    ["Created_At", ["createdAt", "closedAt"], "createdAt"],
    ["priorty", ["priority"], "priority"],
    ["onwer", ["owner", "over"], "owner"],
    ["USA", ["SA", "UA", "US"], "US"],
    ["colour", ["owner", "status"], undefined],
    ["xy", ["ab", "id"], undefined],
    ["", ["id"], undefined],
  ])("%s", (name, known, expected) => expect(nearestName(name, known)).toBe(expected));

  test("nearest first, and no more than asked for", () => {
    expect(nearestNames("stats", ["state", "status", "stat", "other"], 2)).toHaveLength(2);
  });

  test("the name that was only begun", () => {
    expect(nameBeginningWith("due", ["id", "dueAt"])).toBe("dueAt");
    expect(nameBeginningWith("du", ["id", "dueAt"])).toBeUndefined();
    expect(isSameName("First Response_At", "firstResponseAt")).toBe(true);
  });

  test.each([
    ["", "", 0],
    ["abc", "abc", 0],
    ["abc", "", 3],
    ["abc", "acb", 1],
    ["kitten", "sitting", 3],
  ])("%s and %s are %i apart", (a, b, distance) => expect(editDistance(a, b)).toBe(distance));
});
