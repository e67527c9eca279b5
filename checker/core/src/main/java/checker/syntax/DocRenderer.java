package checker.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lays a {@link Doc} out in lines of at most {@value #WIDTH} columns, where that can be done. */
final class DocRenderer {
  static final int WIDTH = 100;

  private record Command(int indent, boolean flat, Doc doc) {}

  private final StringBuilder out = new StringBuilder();
  private final List<Command> commands = new ArrayList<>();
  private int column;
  private int lineIndent;
  private boolean atLineStart = true;
  private boolean afterComment;

  private DocRenderer() {}

  static String render(Doc doc) {
    DocRenderer renderer = new DocRenderer();
    renderer.commands.add(new Command(0, false, doc));
    while (!renderer.commands.isEmpty()) {
      renderer.step(renderer.commands.remove(renderer.commands.size() - 1));
    }
    renderer.endLine(0);
    return renderer.out.toString();
  }

  private void step(Command command) {
    Doc doc = command.doc;
    if (doc instanceof Doc.Text text) {
      text(text.text(), command.indent);
    } else if (doc instanceof Doc.Line line) {
      if (!command.flat) {
        endLine(command.indent);
      } else if (!line.tight()) {
        text(" ", command.indent);
      }
    } else if (doc instanceof Doc.Hard hard) {
      endLine(command.indent);
      if (hard.blank() && out.length() > 0) {
        out.append('\n');
      }
    } else if (doc instanceof Doc.Trailing trailing) {
      text(" ", command.indent);
      text(trailing.comment(), command.indent);
      afterComment = true;
    } else if (doc instanceof Doc.OwnLine own) {
      endLine(command.indent);
      text(own.comment(), command.indent);
      afterComment = true;
    } else if (doc instanceof Doc.Concat concat) {
      pushAll(commands, concat, command.indent, command.flat);
    } else if (doc instanceof Doc.Indent indent) {
      commands.add(new Command(command.indent + indent.columns(), command.flat, indent.inner()));
    } else if (doc instanceof Doc.Align align) {
      commands.add(new Command(position(command.indent), command.flat, align.inner()));
    } else if (doc instanceof Doc.Group group) {
      boolean flat = command.flat || !group.forced() && fits(new Command(command.indent, true, group.inner()));
      commands.add(new Command(command.indent, flat, group.inner()));
    } else {
      throw new IllegalStateException("unknown layout element " + doc.getClass());
    }
  }

  private static void pushAll(List<Command> stack, Doc.Concat concat, int indent, boolean flat) {
    for (int i = concat.parts().size() - 1; i >= 0; i--) {
      stack.add(new Command(indent, flat, concat.parts().get(i)));
    }
  }

  /** The column where the next text goes. */
  private int position(int indent) {
    return afterComment ? indent : atLineStart ? lineIndent : column;
  }

  private void text(String text, int indent) {
    if (afterComment) {
      endLine(indent);
    }
    if (atLineStart) {
      if (text.equals(" ")) {
        return;
      }
      out.append(" ".repeat(lineIndent));
      column = lineIndent;
      atLineStart = false;
    }
    out.append(text);
    column += text.length();
  }

  /** Ends the line, if there is anything on it; the next one is indented by so much. */
  private void endLine(int indent) {
    afterComment = false;
    if (atLineStart) {
      return;
    }
    lineIndent = indent;
    int end = out.length();
    while (out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
    out.append('\n');
    atLineStart = true;
  }

  /** Whether this and what follows up to the next end of a line fit on the current line. */
  private boolean fits(Command candidate) {
    int room = WIDTH - position(candidate.indent);
    Deque<Command> stack = new ArrayDeque<>();
    stack.push(candidate);
    int following = commands.size();
    boolean inside = true;
    boolean commented = false;
    while (room >= 0) {
      if (stack.isEmpty()) {
        if (following == 0) {
          return true;
        }
        inside = false;
        stack.push(commands.get(--following));
      }
      Command command = stack.pop();
      Doc doc = command.doc;
      if (doc instanceof Doc.Text text) {
        boolean blank = text.text().equals(" ");
        if (commented && !blank) {
          return false;
        }
        room -= commented ? 0 : text.text().length();
      } else if (doc instanceof Doc.Line line) {
        if (!command.flat) {
          return true;
        }
        room -= line.tight() || commented ? 0 : 1;
      } else if (doc instanceof Doc.Hard || doc instanceof Doc.OwnLine) {
        return !inside;
      } else if (doc instanceof Doc.Trailing) {
        commented = true;
      } else if (doc instanceof Doc.Concat concat) {
        for (int i = concat.parts().size() - 1; i >= 0; i--) {
          stack.push(new Command(command.indent, command.flat, concat.parts().get(i)));
        }
      } else if (doc instanceof Doc.Indent indent) {
        stack.push(new Command(command.indent, command.flat, indent.inner()));
      } else if (doc instanceof Doc.Align align) {
        stack.push(new Command(command.indent, command.flat, align.inner()));
      } else if (doc instanceof Doc.Group group) {
        stack.push(new Command(command.indent, command.flat, group.inner()));
      }
    }
    return false;
  }
}
