package checker.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymbolIndexTest {
  private static final String BASE =
      """
      module base
      /// How many.
      const N = 2
      enum Io { idle, busy }
      enum Lock { idle, held }
      record Request { state: Io, lock: Lock }
      var io: 0..N -> Io = idle
      var r: Request = Request(state: idle, lock: idle)
      def free(i: 0..N): bool = io[i] = idle
      procedure reset(i: 0..N) { io[i]' = idle }
      actor driver(d: 0..N) {
        action start { when free(d); io[d]' = busy }
        step finish { reset(d); goto finish }
      }
      invariant sane { forall i: 0..N { io[i] in { idle, busy } } }
      """;

  private static String inBase(String marked) {
    assertThat(BASE).contains(marked.replace("|", ""));
    return Indexes.named(BASE.replace(marked.replace("|", ""), marked));
  }

  private static String inFix(String fix) {
    return Indexes.named("module fix extends base\n" + fix, Map.of("base", BASE));
  }

  @Test
  void findsWhatNamesMean() {
    assertThat(inBase("var io: 0..|N")).isEqualTo("constant base.N 3");
    assertThat(inBase("-> |Io")).isEqualTo("enum base.Io 4");
    assertThat(inBase("when |free(d)")).isEqualTo("definition base.free 9");
    assertThat(inBase("when free(|d)")).isEqualTo("parameter driver.d 11");
    assertThat(inBase("bool = io[|i]")).isEqualTo("parameter free.i 9");
    assertThat(inBase("{ io[|i] in")).isEqualTo("local name i 15");
    assertThat(inBase("step finish { |reset")).isEqualTo("procedure base.reset 10");
    assertThat(inBase("goto |finish")).isEqualTo("step driver.finish 13");
    assertThat(inBase("|io[d]' = busy")).isEqualTo("variable base.io 7");
    assertThat(inBase("lock|: idle")).isEqualTo("field Request.lock 6");
    assertThat(inBase("|{ when")).isEqualTo("nothing");
  }

  @Test
  void theTypeTellsWhichEnumIsMeant() {
    assertThat(inBase("lock: |idle)")).isEqualTo("member Lock.idle 5");
    assertThat(inBase("state: |idle,")).isEqualTo("member Io.idle 4");
    assertThat(inBase("io[i]' = |idle")).isEqualTo("member Io.idle 4");
    assertThat(inFix("invariant i { r.lock = |idle }")).isEqualTo("member Lock.idle base.spec:5");
    assertThat(inFix("invariant i { r.lock = Lock.|idle }")).isEqualTo("member Lock.idle base.spec:5");
    assertThat(inFix("invariant i { (r.|lock) = Lock.idle }")).isEqualTo("field Request.lock base.spec:6");
  }

  @Test
  void followsExtensionsIntoOtherFiles() {
    assertThat(Indexes.named("module fix extends |base", Map.of("base", BASE))).isEqualTo("module base base.spec:1");
    assertThat(inFix("override driver.|start { super }")).isEqualTo("action driver.start 2");
    assertThat(inFix("override |driver.start { super }")).isEqualTo("actor base.driver base.spec:11");
    assertThat(inFix("override driver.start { when free(|d) }")).isEqualTo("parameter driver.d base.spec:11");
    assertThat(inFix("before driver.|finish { step wait_ { goto finish } }")).isEqualTo("step driver.finish base.spec:13");
    assertThat(inFix("before driver.finish { step wait_ { } } fair driver.|wait_")).isEqualTo("step driver.wait_ 2");
    assertThat(inFix("scenario s { |N = 3 }")).isEqualTo("constant base.N base.spec:3");
    assertThat(inFix("scenario s { } expect |sane violated")).isEqualTo("invariant base.sane base.spec:15");
    assertThat(inFix("scenario s { } expect driver.|start never")).isEqualTo("action driver.start base.spec:12");
    assertThat(Indexes.named("module fix extends |nobody")).isEqualTo("nothing");
  }

  @Test
  void whatOverridesCountsAndKnowsWhatItOverrides() {
    String fix = "override def free(i: 0..N): bool = true\ninvariant open { |free(0) }";
    assertThat(inFix(fix)).isEqualTo("definition fix.free 2");
    SymbolIndex index = Indexes.of("module fix extends base\n" + fix.replace("|", ""), Map.of("base", BASE));
    Symbol free = index.modules().get(0).child("free").orElseThrow();
    assertThat(Indexes.shown(free.overridden().orElseThrow())).isEqualTo("definition base.free base.spec:9");
    assertThat(free.origin().line()).isEqualTo(9);
  }

  @Test
  void outlineHoldsEverythingInOrder() {
    Symbol base = Indexes.of(BASE).modules().get(0);
    assertThat(base.children()).extracting(Symbol::name)
        .containsExactly("N", "Io", "Lock", "Request", "io", "r", "free", "reset", "driver", "sane");
    assertThat(base.child("driver").orElseThrow().children()).extracting(Symbol::name).containsExactly("start", "finish");
    assertThat(base.child("N").orElseThrow().doc()).isEqualTo("How many.");
    assertThat(base.children()).extracting(s -> s.header().text())
        .contains("const N = 2", "procedure reset(i: 0..N)", "actor driver(d: 0..N)");
  }

  @Test
  void localNamesAreVisibleInTheirScopeOnly() {
    String text =
        """
        module m
        var n: 0..3 = 0
        actor a(p: 0..1) {
          action one(q: 0..1) { let next = n + 1; when next < 3; with m in {1, 2}; n' = m }
          action two { n' = 0 }
        }
        """;
    SymbolIndex index = Indexes.of(text);
    assertThat(locals(index, text.indexOf("when"))).containsExactly("next", "q", "p");
    assertThat(locals(index, text.indexOf("n' = m"))).containsExactly("m", "next", "q", "p");
    assertThat(locals(index, text.indexOf("n' = 0"))).containsExactly("p");
    assertThat(index.visible(0)).extracting(Symbol::name).containsExactly("n", "a");
  }

  private static List<String> locals(SymbolIndex index, int offset) {
    return index.visible(offset).stream().filter(s -> s.kind().isLocal()).map(Symbol::name).toList();
  }

  @Test
  void knowsWhatMayFollowADot() {
    SymbolIndex index = Indexes.of(BASE + "invariant x { forall q: Request { true } }");
    assertThat(index.partsOf("r", 0)).extracting(Symbol::name).containsExactly("state", "lock");
    assertThat(index.partsOf("Io", 0)).extracting(Symbol::name).containsExactly("idle", "busy");
    assertThat(index.partsOf("driver", 0)).extracting(Symbol::name).containsExactly("start", "finish");
    assertThat(index.partsOf("driver(1)", 0)).extracting(Symbol::name).containsExactly("start", "finish");
    assertThat(index.partsOf("io[0]", 0)).isEmpty();
    assertThat(index.partsOf("nothing", 0)).isEmpty();
    assertThat(index.partsOf(") (", 0)).isEmpty();
    assertThat(index.partsOf("q", (BASE + "invariant x { forall q: Request { t").length()))
        .extracting(Symbol::name).containsExactly("state", "lock");
  }

  @Test
  void whatIsBrokenTakesNothingElseWithIt() {
    String text = "module m\nvar a: bool = false\nvar b: = \ninvariant i { a and }\ninvariant j { |a }\n";
    assertThat(Indexes.named(text)).isEqualTo("variable m.a 2");
    assertThat(Indexes.of(text.replace("|", "")).modules().get(0).children()).extracting(Symbol::name)
        .contains("a", "j");
  }

  @Test
  void cyclesEnd() {
    assertThat(Indexes.named("module a extends b\nvar x: bool = false\nmodule b extends a\ninvariant i { |x }"))
        .isIn("variable a.x 2", "nothing");
    assertThat(Indexes.named("module a extends |a\ninvariant i { x }")).isIn("module a 1", "nothing");
    assertThat(Indexes.named("module a\ntype T = set of T\nvar x: |T = {}\ninvariant i { x = {} }"))
        .isEqualTo("type a.T 2");
  }
}
