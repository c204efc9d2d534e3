package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.internal.Ascii;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which ending a file of a media type has, for those types that letters and forms come in. */
final class FileExtensions {

  private static final Map<String, String> BY_TYPE =
      Map.ofEntries(
          Map.entry("application/pdf", "pdf"),
          Map.entry("application/xml", "xml"),
          Map.entry("text/xml", "xml"),
          Map.entry("application/json", "json"),
          Map.entry("application/zip", "zip"),
          Map.entry("application/x-zip-compressed", "zip"),
          Map.entry("application/gzip", "gz"),
          Map.entry("application/x-7z-compressed", "7z"),
          Map.entry("application/rtf", "rtf"),
          Map.entry("application/msword", "doc"),
          Map.entry("application/vnd.ms-excel", "xls"),
          Map.entry("application/vnd.ms-powerpoint", "ppt"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
          Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
          Map.entry("application/vnd.oasis.opendocument.text", "odt"),
          Map.entry("application/vnd.oasis.opendocument.spreadsheet", "ods"),
          Map.entry("application/vnd.etsi.asic-e+zip", "asice"),
          Map.entry("application/pkcs7-mime", "p7m"),
          Map.entry("application/xhtml+xml", "xhtml"),
          Map.entry("application/dicom", "dcm"),
          Map.entry("message/rfc822", "eml"),
          Map.entry("text/plain", "txt"),
          Map.entry("text/csv", "csv"),
          Map.entry("text/html", "html"),
          Map.entry("text/markdown", "md"),
          Map.entry("text/calendar", "ics"),
          Map.entry("image/png", "png"),
          Map.entry("image/jpeg", "jpg"),
          Map.entry("image/gif", "gif"),
          Map.entry("image/bmp", "bmp"),
          Map.entry("image/tiff", "tif"),
          Map.entry("image/webp", "webp"),
          Map.entry("image/heic", "heic"),
          Map.entry("image/svg+xml", "svg"),
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("video/mp4", "mp4"));

  private static final Set<String> KNOWN = known();

  private FileExtensions() {}

  private static Set<String> known() {
    Set<String> known = new HashSet<>(BY_TYPE.values());
    known.addAll(Set.of("jpeg", "tiff", "htm", "log", "msg", "sdo", "xsd", "xbrl", "sosi", "gml"));
    return Set.copyOf(known);
  }

  /** The usual ending; empty for a type that says nothing. */
  static Optional<String> of(MediaType type) {
    return Optional.ofNullable(BY_TYPE.get(type.name()));
  }

  /** Whether an ending is one of a file: {@code letter.pdf} has one, {@code skatt.no} has not. */
  static boolean isKnown(String extension) {
    return KNOWN.contains(Ascii.lower(extension));
  }
}
