package checker.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LaneTableTest {
  private static final List<String> LANES = List.of("driver 1", "writeback");
  private static final List<LaneTable.Row> ROWS =
      List.of(
          new LaneTable.Row(0, "get_user_pages", List.of("io[1]: idle -> pinned")),
          new LaneTable.Row(1, "clear_dirty", List.of("dirty: true -> false", "writable: true -> false")),
          new LaneTable.Row(1, "wait", List.of()));

  @Test
  void changesStandBesideLanesWhereThereIsRoom() {
    assertThat(new LaneTable(LANES, ROWS, Page.terminal(100, Paint.PLAIN)).lines())
        .containsExactly(
            "      driver 1          writeback      changed",
            "      --------          ---------      -------",
            "   1  get_user_pages                   io[1]: idle -> pinned",
            "   2                    clear_dirty    dirty: true -> false, writable: true -> false",
            "   3                    wait");
  }

  @Test
  void changesWrapBetweenCells() {
    assertThat(new LaneTable(LANES, ROWS, Page.terminal(66, Paint.PLAIN)).lines())
        .contains(
            "   2                    clear_dirty    dirty: true -> false,",
            "                                       writable: true -> false");
  }

  @Test
  void changesGoBelowWhereThereIsNoRoomBeside() {
    assertThat(new LaneTable(LANES, ROWS, Page.terminal(54, Paint.PLAIN)).lines())
        .containsExactly(
            "      driver 1        writeback",
            "      --------        ---------",
            "   1  get_user_pages",
            "        io[1]: idle -> pinned",
            "   2                  clear_dirty",
            "        dirty: true -> false, writable: true -> false",
            "   3                  wait");
  }

  @Test
  void actorsAreNamedWhereThereIsNoRoomForLanes() {
    List<LaneTable.Row> rows = List.of(new LaneTable.Row(1, "a_step_with_a_long_name(1)", List.of("x: 1 -> 2")));
    List<String> lanes = List.of("an actor with a long name", "another one");
    assertThat(new LaneTable(lanes, rows, Page.terminal(40, Paint.PLAIN)).lines())
        .containsExactly("   1  another one:", "      a_step_with_a_long_name(1)", "        x: 1 -> 2");
  }

  @Test
  void filesKeepLanesHoweverWide() {
    List<LaneTable.Row> rows = List.of(new LaneTable.Row(0, "s".repeat(150), List.of("a: 1 -> 2", "b: 1 -> 2")));
    assertThat(new LaneTable(List.of("lane"), rows, Page.file()).lines().get(2))
        .isEqualTo("   1  " + "s".repeat(150) + "    a: 1 -> 2, b: 1 -> 2");
  }

  @Property(tries = 60)
  void nothingIsEverLeftOutAndLinesFit(@ForAll @IntRange(min = 40, max = 200) int width) {
    List<String> lines = new LaneTable(LANES, ROWS, Page.terminal(width, Paint.PLAIN)).lines();
    String words = lines.stream().map(String::strip).collect(Collectors.joining(" "));
    for (LaneTable.Row row : ROWS) {
      assertThat(words).contains(row.label());
      assertThat(row.changes()).allSatisfy(change -> assertThat(words).contains(change));
    }
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
  }
}
