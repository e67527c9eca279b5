package checker.syntax;

import checker.source.DiagnosticCode;
import checker.syntax.DeclarationTree.ActionRef;
import checker.syntax.DeclarationTree.Binding;
import checker.syntax.DeclarationTree.Initial;
import checker.syntax.DeclarationTree.Member;
import checker.syntax.DeclarationTree.Parameter;
import checker.syntax.DeclarationTree.Property.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Declarations except scenarios and members, which have parsers of their own. */
final class DeclarationParser {
  private final TokenCursor cursor;
  private final ExprParser exprs;
  private final TypeParser types;
  private final BlockParser blocks;
  private final MemberParser members;
  private final ScenarioParser scenarios;

  DeclarationParser(TokenCursor cursor) {
    this.cursor = cursor;
    this.exprs = new ExprParser(cursor);
    this.types = exprs.primaries().types();
    this.blocks = new BlockParser(cursor, exprs);
    this.members = new MemberParser(cursor, types, blocks);
    this.scenarios = new ScenarioParser(cursor, exprs);
  }

  MemberParser members() {
    return members;
  }

  DeclarationTree declaration() {
    int first = cursor.index();
    String doc = cursor.documentation(first);
    return switch (cursor.kind()) {
      case CONST -> constant(first, doc, false);
      case TYPE -> alias(first, doc);
      case ENUM -> enumeration(first, doc);
      case RECORD -> record(first, doc);
      case VAR -> variable(first, doc);
      case INIT -> {
        cursor.advance();
        ExprTree body = formula("init");
        yield new DeclarationTree.Init(cursor.since(first), doc, body);
      }
      case DEF -> definition(first, doc, false);
      case PROCEDURE -> procedure(first, doc, false);
      case ASSUME -> {
        cursor.advance();
        Optional<Name> name = cursor.at(TokenKind.NAME) ? Optional.of(cursor.declared("a name")) : Optional.empty();
        Optional<String> text = scenarios.text();
        ExprTree body = formula("assume");
        yield new DeclarationTree.Assume(cursor.since(first), doc, name, text, body);
      }
      case ACTOR -> {
        cursor.advance();
        Name name = cursor.declared("a name");
        List<Parameter> parameters = members.parameters(name);
        List<Member> body = members.members("actor " + name.text());
        yield new DeclarationTree.Actor(cursor.since(first), doc, name, parameters, body);
      }
      case EXTEND -> {
        cursor.advance();
        Name name = cursor.name("an actor");
        List<Member> body = members.members("extend " + name.text());
        yield new DeclarationTree.Extend(cursor.since(first), doc, name, body);
      }
      case OVERRIDE -> override(first, doc);
      case BEFORE, AFTER -> insertion(first, doc);
      case STRONG, FAIR -> fairness(first, doc);
      case TERMINAL -> {
        cursor.advance();
        cursor.expect(TokenKind.WHEN, "legitimate ends are written `terminal when p`");
        ExprTree condition = exprs.expression();
        yield new DeclarationTree.Terminal(cursor.since(first), doc, condition);
      }
      case INVARIANT, TRANSITION, REACHABLE, POSSIBLE, PROPERTY, COST -> property(first, doc);
      case SCENARIO -> scenarios.scenario(doc);
      default -> throw cursor.expected("a declaration");
    };
  }

  private DeclarationTree constant(int first, String doc, boolean override) {
    cursor.advance();
    Name name = cursor.declared("a name");
    Optional<TypeTree> type = cursor.accept(TokenKind.COLON) ? Optional.of(types.type()) : Optional.empty();
    cursor.expect(TokenKind.EQUAL, "a constant has a value: `const N = 3`");
    ExprTree value = exprs.expression();
    return new DeclarationTree.Const(cursor.since(first), doc, override, name, type, value);
  }

  private DeclarationTree alias(int first, String doc) {
    cursor.advance();
    Name name = cursor.declared("a name");
    cursor.expect(TokenKind.EQUAL, "a name for a type is written `type T = 0..3`");
    boolean symmetric = cursor.accept(TokenKind.SYMMETRIC);
    TypeTree type = types.type();
    return new DeclarationTree.TypeAlias(cursor.since(first), doc, name, symmetric, type);
  }

  private DeclarationTree enumeration(int first, String doc) {
    cursor.advance();
    Name name = cursor.declared("a name");
    int open = cursor.expect(TokenKind.LEFT_BRACE, "an enum is written `enum E { a, b }`");
    List<Name> names = new ArrayList<>();
    do {
      if (!names.isEmpty() && cursor.at(TokenKind.RIGHT_BRACE)) {
        break;
      }
      names.add(cursor.declared("a name"));
    } while (cursor.accept(TokenKind.COMMA));
    closeList(open);
    return new DeclarationTree.EnumType(cursor.since(first), doc, name, List.copyOf(names));
  }

  private DeclarationTree record(int first, String doc) {
    cursor.advance();
    Name name = cursor.declared("a name");
    int open = cursor.expect(TokenKind.LEFT_BRACE, "a record is written `record R { f: T, g: U }`");
    List<Parameter> fields = new ArrayList<>();
    do {
      if (!fields.isEmpty() && cursor.at(TokenKind.RIGHT_BRACE)) {
        break;
      }
      fields.add(members.parameter("a field"));
    } while (cursor.accept(TokenKind.COMMA));
    closeList(open);
    return new DeclarationTree.RecordType(cursor.since(first), doc, name, List.copyOf(fields));
  }

  private void closeList(int open) {
    if (cursor.at(TokenKind.NAME) || cursor.at(TokenKind.SEMICOLON)) {
      throw cursor.expected("`,` or `}`");
    }
    cursor.close(open);
  }

  private DeclarationTree variable(int first, String doc) {
    cursor.advance();
    Name name = cursor.declared("a name");
    if (!cursor.at(TokenKind.COLON)) {
      throw cursor.expected("`:` and a type", "a variable is declared with its type: `var x: bool = false`");
    }
    cursor.advance();
    TypeTree type = types.type();
    Initial initial = new Initial.Missing();
    if (cursor.accept(TokenKind.EQUAL)) {
      initial = new Initial.Equal(exprs.expression());
    } else if (cursor.accept(TokenKind.IN)) {
      int any = cursor.index();
      initial = cursor.accept(TokenKind.ANY) ? new Initial.Any(cursor.since(any)) : new Initial.In(exprs.expression());
    }
    return new DeclarationTree.Var(cursor.since(first), doc, name, type, initial);
  }

  private DeclarationTree definition(int first, String doc, boolean override) {
    cursor.advance();
    Name name = cursor.declared("a name");
    List<Parameter> parameters = members.parameters(name);
    Optional<TypeTree> type = cursor.accept(TokenKind.COLON) ? Optional.of(types.type()) : Optional.empty();
    String arrow = "the type of the result stands after `:`";
    cursor.expect(TokenKind.EQUAL, cursor.at(TokenKind.ARROW) ? arrow : "a definition is written `def d(x: T) = e`");
    ExprTree body = exprs.expression();
    return new DeclarationTree.Def(cursor.since(first), doc, override, name, parameters, type, body);
  }

  private DeclarationTree procedure(int first, String doc, boolean override) {
    cursor.advance();
    Name name = cursor.declared("a name");
    List<Parameter> parameters = List.of();
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      parameters = members.parenthesized();
    } else {
      cursor.expected("`(`", "write `procedure " + TokenCursor.shortened(name.text()) + "() { ... }`");
    }
    BlockTree body = blocks.block("a procedure is written `procedure p(x: T) { ... }`");
    return new DeclarationTree.Procedure(cursor.since(first), doc, override, name, parameters, body);
  }

  private DeclarationTree override(int first, String doc) {
    cursor.advance();
    if (cursor.at(TokenKind.CONST)) {
      return constant(first, doc, true);
    }
    if (cursor.at(TokenKind.DEF)) {
      return definition(first, doc, true);
    }
    if (cursor.at(TokenKind.PROCEDURE)) {
      return procedure(first, doc, true);
    }
    if (cursor.at(TokenKind.ACTION) || cursor.at(TokenKind.STEP)) {
      throw cursor.expected("an actor", "an action is overridden by `override actor.action { ... }`");
    }
    Name actor = cursor.name("an actor, `const`, `def` or `procedure`");
    cursor.expect(TokenKind.DOT, "an action is overridden by `override actor.action { ... }`");
    Name action = cursor.name("an action or step");
    BlockTree body = blocks.block("the new body stands in braces; parameters keep their names and are not repeated");
    return new DeclarationTree.Override(cursor.since(first), doc, actor, action, body);
  }

  private DeclarationTree insertion(int first, String doc) {
    boolean before = cursor.at(TokenKind.BEFORE);
    String word = cursor.kind().text();
    cursor.advance();
    Name actor = cursor.name("an actor");
    cursor.expect(TokenKind.DOT, "steps are inserted by `" + word + " actor.step { step s { ... } }`");
    Name step = cursor.name("a step");
    List<Member> body = members.members(word + " " + actor.text() + "." + step.text());
    return new DeclarationTree.Insert(cursor.since(first), doc, before, actor, step, body);
  }

  private DeclarationTree fairness(int first, String doc) {
    boolean strong = cursor.accept(TokenKind.STRONG);
    cursor.expect(TokenKind.FAIR, "strong fairness is written `strong fair actor.action`");
    List<ActionRef> targets = new ArrayList<>();
    do {
      int start = cursor.index();
      Name actor = cursor.name("an actor");
      Optional<Name> action =
          cursor.accept(TokenKind.DOT) ? Optional.of(cursor.name("an action or step")) : Optional.empty();
      targets.add(new ActionRef(cursor.since(start), actor, action));
    } while (cursor.accept(TokenKind.COMMA));
    if (cursor.at(TokenKind.NAME) && !cursor.atNewLine()) {
      throw cursor.expected("`,`");
    }
    return new DeclarationTree.Fair(cursor.since(first), doc, strong, List.copyOf(targets));
  }

  private DeclarationTree property(int first, String doc) {
    String word = cursor.kind().text();
    cursor.advance();
    Name name = cursor.declared("a name");
    Optional<String> text = scenarios.text();
    ExprTree body = formula(word + " " + name.text());
    Kind kind = Kind.valueOf(word.toUpperCase(Locale.ROOT));
    return new DeclarationTree.Property(cursor.since(first), doc, kind, name, text, body);
  }

  /** {@code { expr }}. */
  private ExprTree formula(String introduction) {
    String usage = "write `" + TokenCursor.shortened(introduction) + " { ... }`";
    if (cursor.at(TokenKind.EQUAL) || cursor.at(TokenKind.COLON)) {
      cursor.errors().report(DiagnosticCode.SYNTAX, cursor.span(), "the formula stands in braces", usage);
      cursor.advance();
      return exprs.expression();
    }
    int open = cursor.expect(TokenKind.LEFT_BRACE, usage);
    ExprTree body = exprs.expression();
    if (cursor.at(TokenKind.SEMICOLON) && cursor.kind(1) == TokenKind.RIGHT_BRACE) {
      cursor.expected("`}`", "a formula is one expression and has no `;`");
      cursor.advance();
    } else if (cursor.at(TokenKind.SEMICOLON)) {
      throw cursor.expected("`}`", "a formula is one expression: join its parts by `and`");
    }
    cursor.close(open);
    return body;
  }
}
