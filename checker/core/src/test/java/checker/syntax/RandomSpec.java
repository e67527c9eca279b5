package checker.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Random texts of the grammar in the language reference, each with the tree that it must have, worked out from the
 * productions and not by the parser.
 */
final class RandomSpec {
  private static final String[] NAMES = {"a", "b", "page", "io", "Driver", "x1", "_y", "all", "never", "holds"};

  private final Random random;
  private final List<String> tokens = new ArrayList<>();
  private int fuel;

  /**
   * @param text a specification
   * @param tree as {@link Trees#show} shows it
   */
  record Sample(String text, String tree) {
    @Override
    public String toString() {
      return text;
    }
  }

  private RandomSpec(long seed) {
    this.random = new Random(seed);
  }

  static Sample sample(long seed) {
    RandomSpec spec = new RandomSpec(seed);
    String tree = "FileTree(" + spec.list(1, 2, spec::module) + ")";
    return new Sample(spec.text(), tree);
  }

  /** The tokens of a specification. */
  static List<String> tokens(long seed) {
    RandomSpec spec = new RandomSpec(seed);
    spec.module();
    return spec.tokens;
  }

  // --- text

  private String text() {
    StringBuilder out = new StringBuilder();
    String previous = "";
    boolean airy = random.nextBoolean();
    for (String token : tokens) {
      out.append(gap(previous, token, airy)).append(token);
      previous = token;
    }
    return out.append(pick("", "\n", " // end", "\n/// end\n\n")).toString();
  }

  private String gap(String previous, String next, boolean airy) {
    int kind = random.nextInt(airy ? 12 : 60);
    switch (kind) {
      case 0:
        return "\n";
      case 1:
        return "\n\n\n  ";
      case 2:
        return " // after " + random.nextInt(9) + "  \n";
      case 3:
        return "\r\n// own\t" + random.nextInt(9) + "\r\n";
      case 4:
        return "\n\n  /// doc " + random.nextInt(9) + "\n///more\n\n";
      case 5:
        return " /// odd\n // own\n";
      default:
        boolean glue = "([{,;".contains(previous) || ")]},;?'".contains(next);
        return glue && random.nextBoolean() ? "" : " ";
    }
  }

  private String t(String token) {
    tokens.add(token);
    return token;
  }

  private String name() {
    return t(pick(NAMES));
  }

  private String pick(String... options) {
    return options[random.nextInt(options.length)];
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String list(int least, int most, Supplier<String> element) {
    int count = least + random.nextInt(most - least + 1);
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shown.add(element.get());
    }
    return "[" + String.join(" ", shown) + "]";
  }

  private String commas(int least, int most, Supplier<String> element) {
    int[] seen = {0};
    return list(
        least,
        most,
        () -> {
          if (seen[0]++ > 0) {
            t(",");
          }
          return element.get();
        });
  }

  private String optional(int percent, Supplier<String> part) {
    return chance(percent) ? part.get() : "-";
  }

  private String string() {
    switch (random.nextInt(3)) {
      case 0:
        t("\"plain text // no comment\"");
        return "\"plain text // no comment\"";
      case 1:
        t("\"a \\\"quoted\\\" \\\\ word\"");
        return "\"a \"quoted\" \\ word\"";
      default:
        t("\"\"");
        return "\"\"";
    }
  }

  // --- declarations

  private String module() {
    t("module");
    String name = name();
    String parent =
        optional(
            30,
            () -> {
              t("extends");
              return name();
            });
    return "ModuleTree(" + name + " " + parent + " " + list(0, 5, this::declaration) + ")";
  }

  private String declaration() {
    fuel = 12;
    switch (random.nextInt(17)) {
      case 0: {
        boolean override = override();
        t("const");
        String name = name();
        String type = optional(50, this::typed);
        t("=");
        return "Const(" + override + " " + name + " " + type + " " + expr() + ")";
      }
      case 1: {
        t("type");
        String name = name();
        t("=");
        boolean symmetric = chance(30);
        if (symmetric) {
          t("symmetric");
        }
        return "TypeAlias(" + name + " " + symmetric + " " + type() + ")";
      }
      case 2: {
        t("enum");
        String name = name();
        t("{");
        String members = commas(1, 4, this::name);
        trailingComma();
        t("}");
        return "EnumType(" + name + " " + members + ")";
      }
      case 3: {
        t("record");
        String name = name();
        t("{");
        String fields = commas(1, 4, this::parameter);
        trailingComma();
        t("}");
        return "RecordType(" + name + " " + fields + ")";
      }
      case 4: {
        t("var");
        return "Var(" + name() + " " + typed() + " " + initial() + ")";
      }
      case 5:
        t("init");
        return "Init(" + formula() + ")";
      case 6: {
        boolean override = override();
        t("def");
        String name = name();
        String parameters = parameters();
        String type = optional(50, this::typed);
        t("=");
        return "Def(" + override + " " + name + " " + parameters + " " + type + " " + expr() + ")";
      }
      case 15: {
        boolean override = override();
        t("procedure");
        String name = name();
        t("(");
        String parameters = commas(0, 3, this::parameter);
        t(")");
        return "Procedure(" + override + " " + name + " " + parameters + " " + block() + ")";
      }
      case 7:
        t("assume");
        return "Assume(" + optional(50, this::name) + " " + optional(50, this::string) + " " + formula() + ")";
      case 8:
        t("actor");
        return "Actor(" + name() + " " + parameters() + " " + members() + ")";
      case 9:
        t("extend");
        return "Extend(" + name() + " " + members() + ")";
      case 10: {
        t("override");
        String actor = name();
        t(".");
        return "Override(" + actor + " " + name() + " " + block() + ")";
      }
      case 11: {
        boolean before = t(pick("before", "after")).equals("before");
        String actor = name();
        t(".");
        return "Insert(" + before + " " + actor + " " + name() + " " + members() + ")";
      }
      case 12: {
        boolean strong = chance(40);
        if (strong) {
          t("strong");
        }
        t("fair");
        return "Fair(" + strong + " " + commas(1, 5, this::actionRef) + ")";
      }
      case 13:
        t("terminal");
        t("when");
        return "Terminal(" + expr() + ")";
      case 14: {
        String kind = t(pick("invariant", "transition", "reachable", "possible", "property", "cost"));
        String name = name();
        return "Property(" + kind.toUpperCase() + " " + name + " " + optional(60, this::string) + " " + formula() + ")";
      }
      default:
        return scenario();
    }
  }

  private boolean override() {
    boolean override = chance(30);
    if (override) {
      t("override");
    }
    return override;
  }

  private void trailingComma() {
    if (chance(30)) {
      t(",");
    }
  }

  private String typed() {
    t(":");
    return type();
  }

  private String parameter() {
    return "Parameter(" + name() + " " + typed() + ")";
  }

  private String parameters() {
    if (chance(50)) {
      return "[]";
    }
    t("(");
    String shown = commas(1, 3, this::parameter);
    t(")");
    return shown;
  }

  private String initial() {
    switch (random.nextInt(4)) {
      case 0:
        return "Missing()";
      case 1:
        t("=");
        return "Equal(" + expr() + ")";
      case 2:
        t("in");
        return "In(" + expr() + ")";
      default:
        t("in");
        t("any");
        return "Any()";
    }
  }

  private String formula() {
    t("{");
    String shown = expr();
    t("}");
    return shown;
  }

  private String actionRef() {
    return "ActionRef(" + name() + " " + optional(60, this::dotted) + ")";
  }

  private String dotted() {
    t(".");
    return name();
  }

  private String members() {
    t("{");
    String shown =
        list(
            0,
            3,
            () -> {
              boolean step = t(pick("action", "step")).equals("step");
              return "Member(" + step + " " + name() + " " + parameters() + " " + block() + ")";
            });
    t("}");
    return shown;
  }

  private String scenario() {
    t("scenario");
    String name = name();
    String text = optional(40, this::string);
    t("{");
    int[] seen = {0};
    String bindings =
        list(
            0,
            3,
            () -> {
              if (seen[0]++ > 0) {
                t(pick(",", ";"));
              }
              String constant = name();
              t("=");
              return "Binding(" + constant + " " + expr() + ")";
            });
    if (seen[0] > 0 && chance(30)) {
      t(pick(",", ";"));
    }
    t("}");
    List<String> expectations = new ArrayList<>();
    for (int clause = random.nextInt(3); clause > 0; clause--) {
      t("expect");
      commas(
          1,
          4,
          () -> {
            expectations.add(expectation());
            return "";
          });
    }
    return "Scenario(" + name + " " + text + " " + bindings + " [" + String.join(" ", expectations) + "])";
  }

  private String expectation() {
    String subject = chance(30) ? t("all") : name();
    String action = optional(40, this::dotted);
    if (subject.equals("all") && action.equals("-")) {
      subject = "-";
    }
    String outcome =
        t(pick("hold", "holds", "violated", "reachable", "unreachable", "never", "vacuous", "incurred", "not_incurred"));
    String steps =
        optional(
            40,
            () -> {
              t("in");
              return t(pick("0", "4", "17"));
            });
    String shown = outcome.equals("hold") ? "HOLDS" : outcome.toUpperCase();
    return "Expectation(" + subject + " " + action + " " + shown + " " + steps + " " + optional(40, this::string) + ")";
  }

  // --- types

  private String type() {
    String domain = prefixType();
    if (!chance(20)) {
      return domain;
    }
    t("->");
    return "Function(" + domain + " " + type() + ")";
  }

  private String prefixType() {
    switch (random.nextInt(8)) {
      case 0:
        t("set");
        t("of");
        return "SetOf(" + prefixType() + ")";
      case 1: {
        t("seq");
        t("[");
        String capacity = expr();
        t("]");
        t("of");
        return "Sequence(" + capacity + " " + prefixType() + ")";
      }
      default: {
        String shown = primaryType();
        while (chance(15)) {
          t("?");
          shown = "Optional(" + shown + ")";
        }
        return shown;
      }
    }
  }

  private String primaryType() {
    switch (random.nextInt(4)) {
      case 0:
        t("bool");
        return "Bool()";
      case 1:
        return "Named(" + name() + ")";
      case 2: {
        t("(");
        String inner = type();
        t(")");
        return "Parenthesized(" + inner + ")";
      }
      default: {
        String low = bound();
        t("..");
        return "Range(" + low + " " + bound() + ")";
      }
    }
  }

  /** Not with an {@code if} at its end: that would take what follows the type. */
  private String bound() {
    int mark = tokens.size();
    String shown = additive();
    if (open) {
      tokens.subList(mark, tokens.size()).clear();
      shown = leaf();
      open = false;
    }
    return shown;
  }

  // --- statements

  private String block() {
    t("{");
    List<String> shown = new ArrayList<>();
    boolean separate = false;
    for (int count = random.nextInt(4); count > 0; count--) {
      if (separate) {
        t(";");
      }
      String statement = statement();
      shown.add(statement);
      separate = !(statement.startsWith("If(") || statement.startsWith("For(") || statement.startsWith("Either("));
      if (!separate && chance(30)) {
        t(";");
      }
    }
    if (separate && chance(40)) {
      t(";");
    }
    t("}");
    return "BlockTree([" + String.join(" ", shown) + "])";
  }

  private String statement() {
    switch (random.nextInt(fuel-- > 0 ? 12 : 4)) {
      case 0:
        t("stop");
        return "Stop()";
      case 1:
        t("super");
        return "Super()";
      case 2:
        t("goto");
        return "Goto(" + name() + ")";
      case 3:
        t("when");
        return "When(" + expr() + ")";
      case 4: {
        t("let");
        String name = name();
        t("=");
        return "Let(" + name + " " + expr() + ")";
      }
      case 5:
        t("with");
        return "With(" + binder() + ")";
      case 6:
        t("for");
        return "For(" + binder() + " " + block() + ")";
      case 7: {
        t("either");
        List<String> branches = new ArrayList<>();
        branches.add(block());
        do {
          t("or");
          branches.add(block());
        } while (chance(30));
        return "Either([" + String.join(" ", branches) + "])";
      }
      case 8:
        return conditional();
      case 9: {
        String name = name();
        t("(");
        String arguments = commas(0, 3, this::expr);
        t(")");
        return "Call(" + name + " " + arguments + ")";
      }
      default: {
        String path = "Ref(" + name() + ")";
        while (chance(40)) {
          if (chance(50)) {
            t("[");
            path = "Index(" + path + " " + expr() + ")";
            t("]");
          } else {
            path = "Field(" + path + " " + dotted() + ")";
          }
        }
        t("'");
        t("=");
        return "Assign(" + path + " " + expr() + ")";
      }
    }
  }

  private String conditional() {
    t("if");
    String condition = expr();
    String then = block();
    if (chance(40)) {
      return "If(" + condition + " " + then + " -)";
    }
    t("else");
    String otherwise = chance(40) ? "BlockTree([" + conditional() + "])" : block();
    return "If(" + condition + " " + then + " " + otherwise + ")";
  }

  private String binder() {
    String names = commas(1, 2, this::name);
    String domain;
    if (chance(60)) {
      t(":");
      domain = "OfType(" + type() + ")";
    } else {
      t("in");
      domain = "InSet(" + range() + ")";
    }
    String where =
        optional(
            30,
            () -> {
              t("where");
              return expr();
            });
    return "BinderTree(" + names + " " + domain + " " + where + ")";
  }

  // --- expressions, a method for each level of the grammar

  /**
   * What the last operand ends in decides what may follow: {@code always p} no binary operator; the else branch of an
   * {@code if} takes everything that follows into itself.
   */
  private boolean open;

  private String expr() {
    if (fuel-- <= 0) {
      open = false;
      return leaf();
    }
    String left = implication();
    return !open && chance(10)
        ? binary(left, pick("leads_to", "until", "weak_until", "release"), this::implication)
        : left;
  }

  private String binary(String left, String operator, Supplier<String> operand) {
    t(operator);
    for (ExprTree.BinaryOperator known : ExprTree.BinaryOperator.values()) {
      if (known.symbol().equals(operator)) {
        return "Binary(" + known + " " + left + " " + operand.get() + ")";
      }
    }
    throw new AssertionError(operator);
  }

  private String implication() {
    String left = junction();
    return !open && chance(15) ? binary(left, pick("implies", "iff"), this::junction) : left;
  }

  private String junction() {
    String result = negation();
    String operator = pick("and", "or");
    while (!open && chance(25)) {
      result = binary(result, operator, this::negation);
    }
    return result;
  }

  private String negation() {
    if (chance(10)) {
      t("not");
      return "Unary(NOT " + negation() + ")";
    }
    if (chance(10)) {
      String word = t(pick("always", "eventually"));
      String shown = "Unary(" + word.toUpperCase() + " " + tight() + ")";
      open = true;
      return shown;
    }
    return comparison();
  }

  private String tight() {
    if (chance(30)) {
      String word = t(pick("always", "eventually", "not"));
      return "Unary(" + word.toUpperCase() + " " + tight() + ")";
    }
    return postfix();
  }

  private String comparison() {
    String left = range();
    return !open && chance(30)
        ? binary(left, pick("=", "!=", "<", "<=", ">", ">=", "in", "notin", "subset"), this::range)
        : left;
  }

  private String range() {
    String left = additive();
    return !open && chance(6) ? binary(left, "..", this::additive) : left;
  }

  private String additive() {
    String result = multiplicative();
    while (!open && chance(15)) {
      result = binary(result, pick("+", "-", "union", "minus"), this::multiplicative);
    }
    return result;
  }

  private String multiplicative() {
    String result = unary();
    while (!open && chance(10)) {
      result = binary(result, pick("*", "/", "%", "intersect"), this::unary);
    }
    return result;
  }

  private String unary() {
    if (chance(8)) {
      t("-");
      return "Unary(NEGATE " + unary() + ")";
    }
    return postfix();
  }

  private String postfix() {
    String result = primary();
    while (!open && chance(20)) {
      switch (random.nextInt(3)) {
        case 0:
          t("[");
          result = "Index(" + result + " " + expr() + ")";
          t("]");
          open = false;
          break;
        case 1:
          result = "Field(" + result + " " + dotted() + ")";
          break;
        default:
          t("'");
          result = "Prime(" + result + ")";
      }
    }
    return result;
  }

  private String leaf() {
    switch (random.nextInt(4)) {
      case 0:
        t("1_000");
        return "Int(1000)";
      case 1:
        t("true");
        return "Bool(true)";
      case 2:
        t("nil");
        return "Nil()";
      default:
        return "Ref(" + name() + ")";
    }
  }

  private String primary() {
    open = false;
    if (fuel-- <= 0 || chance(45)) {
      return leaf();
    }
    String shown = compound();
    return shown;
  }

  private String compound() {
    if (chance(10)) {
      t("if");
      String condition = expr();
      t("then");
      String then = expr();
      t("else");
      String shown = "If(" + condition + " " + then + " " + expr() + ")";
      open = true;
      return shown;
    }
    String shown = closed();
    open = false;
    return shown;
  }

  private String closed() {
    switch (random.nextInt(14)) {
      case 0: {
        String callee = name();
        return "Call(" + callee + " " + arguments() + ")";
      }
      case 1: {
        String type = name();
        t("(");
        String fields =
            commas(
                1,
                3,
                () -> {
                  String field = name();
                  t(":");
                  return "FieldValue(" + field + " " + expr() + ")";
                });
        t(")");
        return "RecordLiteral(" + type + " " + fields + ")";
      }
      case 2:
      case 3: {
        t("(");
        String inner = expr();
        t(")");
        return "Parenthesized(" + inner + ")";
      }
      case 4:
      case 5: {
        String word = t(pick("forall", "exists", "count", "choose", "sum", "min", "max"));
        String binder = binder();
        return "Quantified(" + word.toUpperCase() + " " + binder + " " + formula() + ")";
      }
      case 6: {
        t("{");
        String elements = commas(0, 3, this::expr);
        t("}");
        return "SetLiteral(" + elements + ")";
      }
      case 7: {
        t("{");
        String bound = name();
        String domain;
        if (chance(50)) {
          t(":");
          domain = "OfType(" + type() + ")";
        } else {
          t("in");
          domain = "InSet(" + range() + ")";
        }
        t("where");
        String where = expr();
        t("}");
        return "SetComprehension(BinderTree([" + bound + "] " + domain + " " + where + "))";
      }
      case 8: {
        t("[");
        String bound = name();
        t(":");
        String domain = prefixType();
        t("->");
        String body = expr();
        t("]");
        return "FunctionLiteral(" + bound + " " + domain + " " + body + ")";
      }
      case 9: {
        t("[");
        String elements = commas(0, 3, this::expr);
        t("]");
        return "SequenceLiteral(" + elements + ")";
      }
      case 10: {
        String word = t(pick("len", "head", "tail", "card"));
        t("(");
        String argument = expr();
        t(")");
        return "Builtin(" + word.toUpperCase() + " [" + argument + "])";
      }
      case 11: {
        t("append");
        t("(");
        String arguments = commas(2, 2, this::expr);
        t(")");
        return "Builtin(APPEND " + arguments + ")";
      }
      default:
        return query();
    }
  }

  private String query() {
    String word = t(pick("at", "stopped", "enabled"));
    t("(");
    String actor = name();
    String actorArguments = chance(50) ? arguments() : "[]";
    String action = "-";
    String actionArguments = "[]";
    if (word.equals("at") || word.equals("enabled") && chance(60)) {
      action = dotted();
      if (word.equals("enabled") && chance(50)) {
        actionArguments = arguments();
      }
    }
    t(")");
    return "ActorQuery(" + word.toUpperCase() + " " + actor + " " + actorArguments + " " + action + " " + actionArguments + ")";
  }

  private String arguments() {
    t("(");
    String shown = commas(1, 3, this::expr);
    t(")");
    return shown;
  }
}
