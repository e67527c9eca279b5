package checker.report;

/**
 * What text is laid out for.
 *
 * @param width columns of the terminal, at least {@link #NARROWEST}; for {@link #file()} what prose is wrapped to
 * @param fixed true for text that is read again by a program or compared: lanes then stand side by side, however wide
 */
public record Page(int width, boolean fixed, Paint paint) {
  /** A narrower terminal gets lines of this width. */
  public static final int NARROWEST = 40;

  private static final int FILE_WIDTH = 100;

  /** Longer lines of words are hard to read. */
  private static final int WIDEST_PROSE = 100;

  public Page {
    width = Math.max(width, NARROWEST);
  }

  /** Columns for lines of words. */
  int proseWidth() {
    return Math.min(width, WIDEST_PROSE);
  }

  /** For trace files, pipes and logs: the same everywhere. */
  public static Page file() {
    return new Page(FILE_WIDTH, true, Paint.PLAIN);
  }

  /** The same lines with colours, if they are wanted all the same. */
  public static Page piped(Paint paint) {
    return new Page(FILE_WIDTH, true, paint);
  }

  /** For a terminal. */
  public static Page terminal(int width, Paint paint) {
    return new Page(width, false, paint);
  }
}
