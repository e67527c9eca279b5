package checker.report.markdown;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A text of blocks of which the least important are left out where it would be too long. */
final class Blocks {

  /** How important a block is, from the most to the least. */
  enum Weight {
    HEAD,
    UNEXPECTED,
    SCENARIO,
    EXPECTED
  }

  private record Block(Weight weight, String text, int bytes) {}

  private final List<Block> blocks = new ArrayList<>();

  void add(Weight weight, String text) {
    blocks.add(new Block(weight, text, text.getBytes(StandardCharsets.UTF_8).length));
  }

  /**
   * All of it; or as many blocks as are not longer than {@code limitBytes} together, and a line that says how many were left out.
   * The last of the least important ones go first.
   */
  String text(long limitBytes) {
    long bytes = blocks.stream().mapToLong(Block::bytes).sum();
    List<Block> kept = new ArrayList<>(blocks);
    int leftOut = 0;
    for (int weight = Weight.values().length - 1; weight >= 0; weight--) {
      for (int i = kept.size() - 1; i >= 0 && bytes + note(leftOut).length() > limitBytes; i--) {
        if (kept.get(i).weight().ordinal() == weight) {
          bytes -= kept.remove(i).bytes();
          leftOut++;
        }
      }
    }
    StringBuilder text = new StringBuilder();
    kept.forEach(block -> text.append(block.text()));
    String note = note(leftOut);
    return bytes + note.length() > limitBytes ? "" : text + note;
  }

  private static String note(int leftOut) {
    return leftOut == 0
        ? ""
        : "\n**" + leftOut + (leftOut == 1 ? " part is" : " parts are") + " left out here, for want of room.** The log has them.\n";
  }
}
