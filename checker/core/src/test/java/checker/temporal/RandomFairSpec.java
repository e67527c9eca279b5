package checker.temporal;

import java.util.Random;

/** Small random specifications with fairness and one temporal property: at most 48 states, no evaluation errors. */
final class RandomFairSpec {
  private final Random random;
  private final int most;

  private RandomFairSpec(long seed) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    this.most = 1 + random.nextInt(3);
  }

  static String of(long seed) {
    return new RandomFairSpec(seed).text();
  }

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private String text() {
    StringBuilder out = new StringBuilder("module random\n");
    out.append("var x: 0..").append(most).append(random.nextInt(4) == 0 ? " in {0, " + most + "}\n" : " = 0\n");
    out.append("var y: 0..2 ").append(random.nextInt(6) == 0 ? "in any\n" : "= 0\n");
    out.append("var z: bool = false\n");
    out.append("actor a {\n  action p ").append(body("true")).append("\n  action q ").append(body("z")).append("\n}\n");
    out.append("actor b(d: 0..1) {\n  action r ").append(body("d = y"));
    out.append("\n  action s(e: bool) ").append(body("e")).append("\n}\n");
    out.append("actor c {\n  step t ").append(body("x != 0")).append("\n  step u ").append(body("z")).append("\n}\n");
    for (int i = random.nextInt(4); i > 0; i--) {
      out.append(pick("fair ", "strong fair ")).append(pick("a.p", "a.q", "a", "b.r", "b.s", "b", "c", "c.t", "c.u")).append('\n');
    }
    out.append("property claim { ").append(formula(1 + random.nextInt(3))).append(" }\n");
    return out.toString();
  }

  /** @param own a condition that mentions the action's parameters */
  private String body(String own) {
    String guard = random.nextInt(8) == 0 ? "" : "when " + (random.nextBoolean() ? own + " and " : "") + condition() + "; ";
    String extra = random.nextInt(3) == 0 ? "; " + assignment(pick("y", "z"), own) : "";
    String effect =
        random.nextInt(5) == 0
            ? "either { " + assignment("x", own) + " } or { " + assignment("z", own) + " }"
            : assignment("x", own) + extra;
    String only = random.nextInt(3) == 0 ? assignment(pick("y", "z"), own) : effect;
    return "{ " + guard + only + " }";
  }

  private String assignment(String variable, String own) {
    return switch (variable) {
      case "x" -> "x' = " + pick("(x + 1) % " + (most + 1), "0", "x", String.valueOf(most), "if " + own + " then 0 else x");
      case "y" -> "y' = " + pick("(y + 1) % 3", "y", "if z then 1 else 0", "2");
      default -> "z' = " + pick("not z", own, condition());
    };
  }

  private String condition() {
    return "(" + pick("x = 0", "x = " + most, "x > y", "x != y", "z", "not z", "y != 1", "y = 2") + ")";
  }

  private String atom() {
    return random.nextInt(4) > 0
        ? condition()
        : "(" + pick("enabled(a.p)", "enabled(b(0))", "enabled(b(1).s(true))", "enabled(c)", "at(c.t)") + ")";
  }

  private String formula(int depth) {
    if (depth == 0) {
      return atom();
    }
    String left = formula(depth - 1);
    String right = depth > 1 && random.nextBoolean() ? formula(depth - 1) : atom();
    return switch (random.nextInt(13)) {
      case 0 -> "(not " + left + ")";
      case 1 -> "(" + left + " and " + right + ")";
      case 2 -> "(" + left + " or " + right + ")";
      case 3 -> "(" + left + " implies " + right + ")";
      case 4 -> "(" + left + " iff " + atom() + ")";
      case 5 -> "(always " + left + ")";
      case 6 -> "(eventually " + left + ")";
      case 7 -> "(" + left + " until " + right + ")";
      case 8 -> "(" + left + " weak_until " + right + ")";
      case 9 -> "(" + left + " release " + right + ")";
      case 10 -> "(" + left + " leads_to " + right + ")";
      case 11 -> "((always eventually " + left + ") implies (always eventually " + right + "))";
      default -> "(always eventually " + left + ")";
    };
  }
}
