package checker.lsp;

import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.source.Span;
import checker.symbols.Mention;
import checker.syntax.Formatter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;

/** What an editor tells and asks about documents. */
final class Questions implements TextDocumentService {
  private final Worker worker;

  Questions(Worker worker) {
    this.worker = worker;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    worker.change(documents -> documents.put(params.getTextDocument()));
  }

  /** The whole text comes with each change; of several, the last is how it is now. */
  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    VersionedTextDocumentIdentifier document = params.getTextDocument();
    List<TextDocumentContentChangeEvent> changes = params.getContentChanges();
    if (!changes.isEmpty()) {
      String text = changes.get(changes.size() - 1).getText();
      worker.change(documents -> documents.put(document.getUri(), document.getVersion(), text));
    }
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    worker.close(params.getTextDocument().getUri());
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    worker.change(Documents::forget);
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    return worker.answer(
        documents -> {
          Analysis analysis = analysis(params, documents);
          return Hovers.at(analysis, offset(params, analysis)).orElse(null);
        });
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
      DefinitionParams params) {
    return worker.answer(
        documents -> {
          Analysis analysis = analysis(params, documents);
          Optional<Span> declaration = Named.declaration(analysis, offset(params, analysis));
          return Either.forLeft(declaration.map(documents::location).stream().toList());
        });
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    return worker.answer(
        documents -> {
          Analysis analysis = analysis(params, documents);
          Path file = Documents.path(params.getTextDocument().getUri());
          return Named.at(analysis, offset(params, analysis))
              .map(m -> Named.everywhere(file, m.symbol(), params.getContext().isIncludeDeclaration(), documents))
              .orElse(List.of());
        });
  }

  @Override
  public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(DocumentHighlightParams params) {
    return worker.answer(
        documents -> {
          Analysis analysis = analysis(params, documents);
          return Named.at(analysis, offset(params, analysis)).map(Mention::symbol).stream()
              .flatMap(symbol -> Named.mentions(analysis, symbol).stream())
              .map(span -> new DocumentHighlight(Places.range(span)))
              .toList();
        });
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams params) {
    return worker.answer(
        documents -> {
          Analysis analysis = analysis(params, documents);
          Path file = Documents.path(params.getTextDocument().getUri());
          return Either.forLeft(Completions.at(analysis, file, offset(params, analysis), documents));
        });
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(DocumentSymbolParams params) {
    return worker.answer(
        documents ->
            Outline.symbols(analysis(params.getTextDocument(), documents).index()).stream()
                .map(Either::<SymbolInformation, DocumentSymbol>forRight)
                .toList());
  }

  @Override
  public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
    return worker.answer(
        documents -> {
          Analysis analysis = analysis(params.getTextDocument(), documents);
          return Outline.folds(analysis.source(), analysis.index());
        });
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return worker.answer(
        documents -> {
          Analysis analysis = analysis(params.getTextDocument(), documents);
          int start = Places.offset(analysis.source(), params.getRange().getStart());
          int end = Places.offset(analysis.source(), params.getRange().getEnd());
          return Faults.fixes(params.getTextDocument().getUri(), start, end, analysis, documents);
        });
  }

  /** A text with syntax errors is left as it is; they are told. */
  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return worker.answer(
        documents -> {
          SourceText source = analysis(params.getTextDocument(), documents).source();
          return Formatter.format(source, new Diagnostics())
              .filter(formatted -> !formatted.equals(source.content()))
              .map(formatted -> new TextEdit(Places.range(new Span(source, 0, source.content().length())), formatted))
              .stream()
              .toList();
        });
  }

  private static Analysis analysis(TextDocumentPositionParams params, Documents documents) {
    return analysis(params.getTextDocument(), documents);
  }

  private static Analysis analysis(TextDocumentIdentifier document, Documents documents) {
    return documents.analysis(document.getUri());
  }

  private static int offset(TextDocumentPositionParams params, Analysis analysis) {
    return Places.offset(analysis.source(), params.getPosition());
  }
}
