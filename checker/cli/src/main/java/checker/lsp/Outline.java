package checker.lsp;

import checker.source.SourceText;
import checker.symbols.Symbol;
import checker.symbols.SymbolIndex;
import checker.syntax.Word;
import checker.syntax.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.SymbolKind;

/** The structure of a file: what it declares, and what can be folded. */
final class Outline {
  private Outline() {}

  static List<DocumentSymbol> symbols(SymbolIndex index) {
    return index.modules().stream().map(Outline::symbol).toList();
  }

  private static DocumentSymbol symbol(Symbol symbol) {
    DocumentSymbol result =
        new DocumentSymbol(name(symbol), kind(symbol.kind()), Places.range(symbol.extent()), Places.range(symbol.place()));
    result.setDetail(symbol.overridden().isPresent() ? "overrides " + symbol.kind().word() : symbol.kind().word());
    result.setChildren(symbol.children().stream().map(Outline::symbol).toList());
    return result;
  }

  /** Actions of other actors than the one around are told by both names; extensions by what is written. */
  private static String name(Symbol symbol) {
    if (symbol.kind() == Symbol.Kind.EXTENSION) {
      return symbol.header().text();
    }
    boolean action = symbol.kind() == Symbol.Kind.ACTION || symbol.kind() == Symbol.Kind.STEP;
    return action && symbol.overridden().isPresent() ? symbol.owner().orElseThrow() + "." + symbol.name() : symbol.name();
  }

  static SymbolKind kind(Symbol.Kind kind) {
    return switch (kind) {
      case MODULE -> SymbolKind.Module;
      case CONSTANT -> SymbolKind.Constant;
      case TYPE -> SymbolKind.Interface;
      case ENUM -> SymbolKind.Enum;
      case MEMBER -> SymbolKind.EnumMember;
      case RECORD -> SymbolKind.Struct;
      case FIELD -> SymbolKind.Field;
      case VARIABLE, PARAMETER, LOCAL -> SymbolKind.Variable;
      case DEFINITION, PROCEDURE -> SymbolKind.Function;
      case ACTOR, EXTENSION -> SymbolKind.Class;
      case ACTION, STEP -> SymbolKind.Method;
      case ASSUMPTION, INVARIANT, TRANSITION, REACHABLE, POSSIBLE, PROPERTY, COST -> SymbolKind.Property;
      case SCENARIO -> SymbolKind.Event;
    };
  }

  /** Modules, what stands in braces, and comments: whatever covers more than one line. */
  static List<FoldingRange> folds(SourceText source, SymbolIndex index) {
    List<FoldingRange> result = new ArrayList<>();
    for (Symbol module : index.modules()) {
      fold(source.line(module.extent().start()), source.line(module.extent().end()), FoldingRangeKind.Region, result);
    }
    Deque<Integer> open = new ArrayDeque<>();
    int firstOfComment = -1;
    int lastOfComment = -1;
    for (Word word : Words.of(source)) {
      int line = word.span().line();
      if (word.is("{")) {
        open.push(line);
      } else if (word.is("}") && !open.isEmpty()) {
        fold(open.pop(), line - 1, FoldingRangeKind.Region, result);
      }
      if (word.kind() == Word.Kind.COMMENT || word.kind() == Word.Kind.DOCUMENTATION) {
        if (line != lastOfComment + 1) {
          fold(firstOfComment, lastOfComment, FoldingRangeKind.Comment, result);
          firstOfComment = line;
        }
        lastOfComment = line;
      }
    }
    fold(firstOfComment, lastOfComment, FoldingRangeKind.Comment, result);
    return result;
  }

  private static void fold(int first, int last, String kind, List<FoldingRange> result) {
    if (last > first) {
      FoldingRange fold = new FoldingRange(first - 1, last - 1);
      fold.setKind(kind);
      result.add(fold);
    }
  }
}
