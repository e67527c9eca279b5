package checker.syntax;

import checker.source.SourceText;
import java.util.List;

/** The modules of one file, in order. Not empty if the file parsed without errors. */
public record FileTree(SourceText source, List<ModuleTree> modules) {}
