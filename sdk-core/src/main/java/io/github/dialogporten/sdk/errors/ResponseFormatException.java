package io.github.dialogporten.sdk.errors;

/**
 * An answer that cannot be read: no JSON, JSON of another form (a list without its items, for
 * instance), or longer than {@code AltinnHttp.Builder.maxJson} allows. Says where, never what stood
 * there.
 */
public class ResponseFormatException extends DialogportenException {

  private static final long serialVersionUID = 1L;

  private final String jsonPath;
  private final int line;
  private final int column;

  /**
   * An answer that cannot be read.
   *
   * @param call which call
   * @param what what was expected, without values
   * @param jsonPath where in the document, such as {@code $.items[3].createdAt}; empty when unknown
   * @param line the line, counted from 1; 0 when unknown
   * @param column the column, counted from 1; 0 when unknown
   */
  public ResponseFormatException(
      CallInfo call, String what, String jsonPath, int line, int column) {
    super(call, text(what, jsonPath, line, column), null);
    this.jsonPath = jsonPath;
    this.line = line;
    this.column = column;
  }

  private static String text(String what, String jsonPath, int line, int column) {
    StringBuilder text = new StringBuilder("the answer cannot be read: ").append(what);
    if (!jsonPath.isEmpty()) {
      text.append(" at ").append(jsonPath);
    }
    if (line > 0) {
      text.append(" (line ").append(line).append(", column ").append(column).append(')');
    }
    return text.toString();
  }

  /**
   * Where in the document.
   *
   * @return a path such as {@code $.items[3].createdAt}; empty when unknown
   */
  public String jsonPath() {
    return jsonPath;
  }

  /**
   * The line.
   *
   * @return counted from 1; 0 when unknown
   */
  public int line() {
    return line;
  }

  /**
   * The column.
   *
   * @return counted from 1; 0 when unknown
   */
  public int column() {
    return column;
  }
}
