package checker.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checker.cli.Console;
import checker.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An editor's session with {@code checker lsp} over the standard streams of a process of its own. */
class SessionTest {
  private static final String BASE =
      """
      /// A counter.
      module base
      /// How far to count.
      const LIMIT = 2
      var n: 0..LIMIT = 0
      /// Nothing is left to do.
      def done = n = LIMIT
      actor clock {
        /// One step on.
        action tick { when not done; n' = n + 1 }
        action reset { when done; n' = 0 }
      }
      invariant small { n <= LIMIT }
      scenario short { }
      scenario longer { LIMIT = 3 }
      """;

  private static final String FIX =
      """
      module fix extends base
      var gate: bool = false
      override clock.tick { when not gate; super }
      extend clock { action close { gate' = true } }
      terminal when gate
      scenario gated { } expect small holds
      """;

  private static Editor editor;

  @TempDir Path directory;

  @BeforeAll
  static void start() throws IOException {
    editor = Editor.start();
  }

  @AfterAll
  static void end() throws InterruptedException {
    assertThat(editor.messages()).isEmpty();
    editor.end();
  }

  private static TextDocumentService questions() {
    return editor.server().getTextDocumentService();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  /** Opens a file at its cursor. */
  private String base(String marked) throws IOException {
    return editor.open(write("base.spec", BASE), marked);
  }

  private static String in(String text, String marked) {
    assertThat(text).contains(marked.replace("|", ""));
    return text.replace(marked.replace("|", ""), marked);
  }

  private static String hover(String uri, String marked) {
    Hover hover = Editor.answer(questions().hover(new HoverParams(Editor.document(uri), Editor.cursor(marked))));
    return hover == null ? "" : hover.getContents().getRight().getValue();
  }

  private static List<Location> definition(String uri, String marked) {
    return List.copyOf(
        Editor.answer(questions().definition(new DefinitionParams(Editor.document(uri), Editor.cursor(marked)))).getLeft());
  }

  private static List<String> completion(String uri, String marked) {
    return Editor.answer(questions().completion(new CompletionParams(Editor.document(uri), Editor.cursor(marked)))).getLeft().stream().map(CompletionItem::getLabel).toList();
  }

  /** In a document that had no other text before. */
  private List<String> completed(String marked) throws IOException {
    write("base.spec", BASE);
    String uri = editor.open(directory.resolve("c.spec"), marked);
    List<String> labels = completion(uri, marked);
    questions().didClose(new DidCloseTextDocumentParams(Editor.document(uri)));
    return labels;
  }

  @Test
  void tellsWhatItCanDo() {
    assertThat(editor.capabilities().getCapabilities().getPositionEncoding()).isEqualTo("utf-16");
    assertThat(editor.capabilities().getServerInfo().getName()).isEqualTo("checker");
  }

  @Test
  void diagnosticsAppearAndVanish() throws Exception {
    Path file = directory.resolve("d.spec");
    String uri = editor.open(file, BASE.replace("n' = n + 1", "n' = m + 1"));
    List<Diagnostic> wrong = editor.diagnostics(uri);
    assertThat(wrong).hasSize(1);
    assertThat(wrong.get(0).getCode().getLeft()).isEqualTo("E101");
    assertThat(wrong.get(0).getSource()).isEqualTo("checker");
    assertThat(wrong.get(0).getRange()).isEqualTo(range(9, 36, 37));
    editor.change(uri, BASE);
    assertThat(editor.diagnostics(uri)).isEmpty();
    editor.change(uri, BASE + "var n: bool = false\n");
    List<Diagnostic> twice = editor.diagnostics(uri);
    assertThat(twice).hasSize(1);
    assertThat(twice.get(0).getRelatedInformation().get(0).getLocation()).isEqualTo(new Location(uri, range(4, 4, 5)));
    questions().didClose(new DidCloseTextDocumentParams(Editor.document(uri)));
    editor.open(directory.resolve("e.spec"), BASE);
    editor.diagnostics(directory.resolve("e.spec").toUri().toString());
    assertThat(editor.told(uri).getDiagnostics()).isEmpty();
  }

  private static Range range(int line, int from, int to) {
    return new Range(new Position(line, from), new Position(line, to));
  }

  @Test
  void suggestionsBecomeActions() throws Exception {
    String text = BASE.replace("not done;", "not dome;").replace("n <= LIMIT", "n <= LIMIT && true");
    String uri = editor.open(directory.resolve("a.spec"), text);
    assertThat(fixed(uri, text)).isEqualTo(text.replace("&&", "and"));
    String named = text.replace("&&", "and");
    editor.change(uri, named);
    assertThat(fixed(uri, named)).isEqualTo(named.replace("dome", "done"));
  }

  /** The text with the only action applied. */
  private static String fixed(String uri, String text) {
    Range all = new Range(new Position(0, 0), new Position(1000, 0));
    List<Either<org.eclipse.lsp4j.Command, CodeAction>> actions =
        Editor.answer(
            questions().codeAction(new CodeActionParams(Editor.document(uri), all, new CodeActionContext(List.of()))));
    assertThat(actions).hasSize(1);
    return applied(text, actions.get(0).getRight().getEdit().getChanges().get(uri));
  }

  private static String applied(String text, List<? extends TextEdit> edits) {
    assertThat(edits).hasSize(1);
    Range range = edits.get(0).getRange();
    return text.substring(0, offset(text, range.getStart())) + edits.get(0).getNewText()
        + text.substring(offset(text, range.getEnd()));
  }

  private static int offset(String text, Position position) {
    int start = 0;
    for (int line = 0; line < position.getLine(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + position.getCharacter();
  }

  @Test
  void hoverTellsTypeValueDocumentationAndPlace() throws Exception {
    String constant = in(BASE, "n <= |LIMIT");
    String uri = base(constant);
    assertThat(hover(uri, constant))
        .contains("const LIMIT = 2", "`2` in short; `3` in longer", "How far to count.", "base.spec, line 4");
    assertThat(hover(uri, in(BASE, "not |done"))).contains("def done = n = LIMIT", "type: `bool`", "Nothing is left to do.");
    assertThat(hover(uri, in(BASE, "|n + 1"))).contains("var n: 0..LIMIT = 0", "type: `0..2` in short; `0..3` in longer");
    assertThat(hover(uri, in(BASE, "actor |clock"))).contains("actor clock");
    assertThat(hover(uri, in(BASE, "n <|= LIMIT"))).isEmpty();
    String fix = in(FIX, "clock.|tick");
    assertThat(hover(editor.open(directory.resolve("fix.spec"), fix), fix))
        .contains("override clock.tick", "One step on.", "overrides line 10 of base.spec");
  }

  @Test
  void definitionFollowsExtensionsIntoOtherFiles() throws Exception {
    Path base = write("base.spec", BASE);
    String uri = editor.open(directory.resolve("fix.spec"), FIX);
    String baseUri = base.toUri().toString();
    assertThat(definition(uri, in(FIX, "extends |base"))).containsExactly(at(baseUri, 1, 7, 11));
    assertThat(definition(uri, in(FIX, "expect sm|all"))).containsExactly(at(baseUri, 12, 10, 15));
    assertThat(definition(uri, in(FIX, "clock.|tick"))).containsExactly(at(baseUri, 9, 9, 13));
    assertThat(definition(uri, in(FIX, "su|per"))).containsExactly(at(baseUri, 9, 9, 13));
    assertThat(definition(uri, in(FIX, "when gate|\nscenario"))).containsExactly(at(uri, 1, 4, 8));
    assertThat(definition(uri, in(FIX, "{ |} expect"))).isEmpty();
  }

  private static Location at(String uri, int line, int from, int to) {
    return new Location(uri, range(line, from, to));
  }

  @Test
  void referencesAreFoundInFilesBeside() throws Exception {
    String marked = in(BASE, "invariant |small");
    String uri = base(marked);
    Path fix = write("fix.spec", FIX);
    List<? extends Location> references =
        Editor.answer(
            questions().references(new ReferenceParams(Editor.document(uri), Editor.cursor(marked), new ReferenceContext(true))));
    assertThat(references).hasSize(2);
    assertThat(references.get(0)).isEqualTo(at(uri, 12, 10, 15));
    assertThat(references.get(1)).isEqualTo(at(fix.toUri().toString(), 5, 26, 31));
    String variable = in(BASE, "var |n");
    assertThat(
            Editor.answer(
                questions()
                    .documentHighlight(new DocumentHighlightParams(Editor.document(uri), Editor.cursor(variable)))))
        .hasSize(6);
  }

  @Test
  void completionKnowsThePlace() throws Exception {
    assertThat(completed("|")).containsExactly("module");
    assertThat(completed("module c extends |")).contains("base");
    assertThat(completed("module c extends base\n|")).contains("invariant", "scenario").doesNotContain("n", "when");
    assertThat(completed("module c extends base\nvar |")).isEmpty();
    assertThat(completed("module c extends base\nvar x: |")).contains("bool", "set", "LIMIT");
    assertThat(completed("module c extends base\noverride clock.|")).containsExactly("tick", "reset");
    assertThat(completed("module c extends base\nfair |")).containsExactly("clock");
    assertThat(completed("module c extends base\ninvariant i { n = | }")).contains("n", "LIMIT", "done").doesNotContain("clock");
    assertThat(completed("module c extends base\nscenario s { } expect |"))
        .contains("all", "small", "clock", "deadlock_free").doesNotContain("n");
    assertThat(completed("module c extends base\nscenario s { } expect small |")).contains("violated", "holds");
    assertThat(completed("module c extends base\nscenario s { | }")).containsExactly("LIMIT");
    assertThat(completed("module c extends base\nextend clock { | }")).containsExactly("action", "step");
    assertThat(completed("module c extends base\nextend clock { action a(p: 0..1) { let q = p; | } }"))
        .contains("when", "p", "q", "n").doesNotContain("invariant");
    assertThat(completed("module c extends base\nfair clock, |")).containsExactly("clock");
    assertThat(completed("module c extends base\noverride |")).containsExactly("const", "def", "procedure", "clock");
    assertThat(completed("module c extends base\nscenario s { } expect small violated in 3 \"why\", |"))
        .contains("deadlock_free", "small").doesNotContain("n");
    assertThat(completed("module c\nactor a { step one { } step two { goto | } }")).containsExactly("one", "two");
    assertThat(completed("module c\nactor a { step one { } }\ninvariant i { at(|) }")).containsExactly("a");
    assertThat(completed("module c\nactor a { step one { } }\ninvariant i { at(a.|) }")).containsExactly("one");
    assertThat(completed("module c extends base\n// |")).isEmpty();
    assertThat(completed("module c extends base\ninvariant i \"|\" { n = 1 }")).isEmpty();
    assertThat(completed("module c extends base\nrecord R { f: bool, g: bool }\nvar r: R = R(f: true, g: true)\ninvariant i { r.| }"))
        .containsExactly("f", "g");
    assertThat(completed("module c extends base\nenum E { e1, e2 }\ninvariant i { E.| }")).containsExactly("e1", "e2");
  }

  @Test
  void formattingIsThatOfTheCommand() throws Exception {
    Path file = write("f.spec", BASE.replace("  action", "      action").replace("var n:", "var   n :"));
    String text = Files.readString(file);
    String uri = editor.open(file, text);
    String formatted =
        applied(
            text,
            Editor.answer(
                questions().formatting(new DocumentFormattingParams(Editor.document(uri), new FormattingOptions(8, false)))));
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    Console console = new Console(nowhere, nowhere, false, false, 80, directory, Map.of(), () -> false, InputStream.nullInputStream(), false);
    assertThat(Main.run(new String[] {"format", "f.spec"}, console)).isZero();
    assertThat(formatted).isEqualTo(Files.readString(file)).isNotEqualTo(text);
    editor.change(uri, formatted);
    assertThat(edits(uri)).as("formatted already").isEmpty();
    editor.change(uri, "module m\ninvariant {");
    assertThat(edits(uri)).as("does not parse").isEmpty();
  }

  private static List<? extends TextEdit> edits(String uri) {
    return Editor.answer(
        questions().formatting(new DocumentFormattingParams(Editor.document(uri), new FormattingOptions(2, true))));
  }

  @Test
  void symbolsAreAnOutline() throws Exception {
    write("base.spec", BASE);
    String uri = editor.open(directory.resolve("fix.spec"), FIX);
    List<DocumentSymbol> modules = symbols(uri);
    assertThat(modules).extracting(DocumentSymbol::getName).containsExactly("fix");
    assertThat(modules.get(0).getChildren()).extracting(DocumentSymbol::getName)
        .containsExactly("gate", "clock.tick", "extend clock", "gated");
    assertThat(modules.get(0).getChildren().get(2).getChildren()).extracting(DocumentSymbol::getName).containsExactly("close");
    assertThat(
            Editor.answer(questions().foldingRange(new FoldingRangeRequestParams(Editor.document(base(BASE))))))
        .extracting(f -> f.getStartLine() + "-" + f.getEndLine())
        .containsExactlyInAnyOrder("1-14", "7-10");
  }

  private static List<DocumentSymbol> symbols(String uri) {
    return Editor.answer(questions().documentSymbol(new DocumentSymbolParams(Editor.document(uri)))).stream()
        .map(Either::getRight)
        .toList();
  }

  @Test
  void unsavedTextsCountForWhatExtendsThem() throws Exception {
    Path base = write("base.spec", BASE);
    String fix = editor.open(directory.resolve("fix.spec"), FIX.replace("gate;", "gate and n < MORE;"));
    assertThat(editor.diagnostics(fix)).extracting(d -> d.getCode().getLeft()).containsExactly("E101");
    PublishDiagnosticsParams before = editor.told(fix);
    String uri = editor.open(base, BASE + "const MORE = 1\ninvariant more { MORE > n or n >= MORE }\n");
    assertThat(editor.diagnosticsAfter(fix, before)).isEmpty();
    PublishDiagnosticsParams good = editor.told(fix);
    editor.change(uri, BASE + "const MORE = nothing\n");
    List<Diagnostic> elsewhere = editor.diagnosticsAfter(fix, good);
    assertThat(elsewhere).hasSize(1);
    assertThat(elsewhere.get(0).getRange()).isEqualTo(range(0, 19, 23));
    assertThat(elsewhere.get(0).getRelatedInformation().get(0).getLocation().getUri()).isEqualTo(uri);
  }

  @Test
  void brokenTextKeepsItsNames() throws Exception {
    String uri = base(BASE);
    assertThat(editor.diagnostics(uri)).isEmpty();
    String broken = BASE.replace("action tick { when not done; n' = n + 1 }", "action tick { when not do");
    editor.change(uri, broken);
    assertThat(editor.diagnostics(uri)).isNotEmpty();
    assertThat(symbols(uri).get(0).getChildren()).extracting(DocumentSymbol::getName).contains("LIMIT", "n", "done", "small");
    assertThat(hover(uri, in(broken, "n <= |LIMIT"))).contains("const LIMIT = 2", "How far to count.", "`3` in longer");
    assertThat(completion(uri, in(broken, "not do|"))).contains("done", "n", "LIMIT");
    String lost = BASE.replace("const LIMIT = 2", "const LIMIT =");
    editor.change(uri, lost);
    assertThat(hover(uri, in(lost, "n <= |LIMIT"))).contains("LIMIT");
    assertThat(completion(uri, in(lost, "n <= |LIMIT"))).contains("LIMIT");
  }

  @Test
  void columnsAreCountedInCodeUnitsOfUtf16() throws Exception {
    String smile = "\uD83D\uDE00";
    String text = BASE.replace("invariant small { n", "invariant small \"" + smile + "\" { |n").replace("<= LIMIT", "<= LIMITS");
    String uri = editor.open(directory.resolve("u.spec"), text);
    assertThat(hover(uri, text)).contains("var n");
    int column = "invariant small \"xx\" { n <= ".length();
    assertThat(editor.diagnostics(uri)).extracting(Diagnostic::getRange).contains(range(12, column, column + 6));
  }

  @Test
  void strangeQuestionsGetAnswersAndEndNothing() throws Exception {
    String marked = in(BASE, "n <= |LIMIT");
    String uri = base(marked);
    CompletableFuture<Hover> cancelled = questions().hover(new HoverParams(Editor.document(uri), Editor.cursor(marked)));
    cancelled.cancel(true);
    assertThatThrownBy(() -> Editor.answer(questions().semanticTokensFull(
            new SemanticTokensParams(Editor.document(uri)))))
        .hasMessageContaining("not answered here");
    assertThat(hover(directory.resolve("missing.spec").toUri().toString(), "|")).isEmpty();
    assertThat(hover("untitled:Untitled-1", "|")).isEmpty();
    Range far = new Range(new Position(5000, 5000), new Position(9000, 1));
    assertThat(Editor.answer(questions().codeAction(
            new CodeActionParams(Editor.document(uri), far, new CodeActionContext(List.of()))))).isEmpty();
    assertThat(hover(uri, marked)).contains("const LIMIT");
  }

  @Test
  void everyPlaceOfShippedSpecificationsHasAnAnswer() throws Exception {
    Path specs = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../../specs").normalize();
    Path file = specs.resolve("skip_busy_writeback.spec");
    String text = Files.readString(file);
    String uri = editor.open(file);
    for (int offset = 0; offset < text.length(); offset += 997) {
      String marked = text.substring(0, offset).replace('|', '/') + "|" + text.substring(offset);
      hover(uri, marked);
      definition(uri, marked);
      completion(uri, marked);
    }
    assertThat(symbols(uri)).isNotEmpty();
    assertThat(editor.diagnostics(uri)).isEmpty();
    questions().didClose(new DidCloseTextDocumentParams(Editor.document(uri)));
  }
}
