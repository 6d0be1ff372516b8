package io.github.restmapfix.restmapper;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The legacy documents about groups: {@code APIGroup} ({@code /apis/g}), {@code APIGroupList}
 * ({@code /apis}), {@code APIVersions} ({@code /api}).
 */
final class GroupDocument {

  private final List<Entry> entries = new ArrayList<>();
  private final Entry self = new Entry();
  private String documentKind = "";

  private GroupDocument() {}

  /** The answer to {@code /apis/g}, or to {@code /api} for the core group. */
  static Versions versions(byte[] body, String group) throws IOException {
    GroupDocument document = parse(body, group.isEmpty() ? "APIVersions" : "APIGroup");
    if (!document.self.name.isEmpty() && !document.self.name.equals(group)) {
      throw new IOException("the document of another group");
    }
    return document.self.versions();
  }

  /** The answer to {@code /apis}, or to {@code /api} where {@code core}. */
  static Listing listing(byte[] body, boolean core) throws IOException {
    GroupDocument document = parse(body, core ? "APIVersions" : "APIGroupList");
    if (core) {
      Listing.Group group = new Listing.Group("", document.self.versions(), Map.of());
      return Listing.of(false, List.of(group));
    }
    List<Listing.Group> groups = new ArrayList<>();
    for (Entry entry : document.entries) {
      if (!entry.name.isEmpty() && Names.group(entry.name)) {
        groups.add(new Listing.Group(entry.name, entry.versions(), Map.of()));
      }
    }
    return Listing.of(false, groups);
  }

  private static GroupDocument parse(byte[] body, String kind) throws IOException {
    GroupDocument document = new GroupDocument();
    Json.document(body, document::field);
    if (!document.documentKind.equals(kind)) {
      throw new IOException("not an " + kind);
    }
    return document;
  }

  private void field(String name, JsonParser json) throws IOException {
    switch (name) {
      case "kind":
        documentKind = Json.text(json);
        break;
      case "groups":
        Json.array(json, this::entry);
        break;
      default:
        self.field(name, json);
    }
  }

  private void entry(JsonParser json) throws IOException {
    Entry entry = new Entry();
    Json.object(json, entry::field);
    entries.add(entry);
  }

  private static final class Entry {
    String name = "";
    String preferred = "";
    final List<String> versions = new ArrayList<>();

    void field(String field, JsonParser json) throws IOException {
      switch (field) {
        case "name":
          name = Json.text(json);
          break;
        case "preferredVersion":
          Json.object(
              json,
              (key, value) -> preferred = key.equals("version") ? Json.text(value) : preferred);
          break;
        case "versions":
          Json.array(json, this::version);
          break;
        default:
      }
    }

    /** A string in {@code APIVersions}, an object elsewhere. */
    private void version(JsonParser json) throws IOException {
      if (json.currentToken().isStructStart()) {
        Json.object(
            json,
            (key, value) -> {
              if (key.equals("version")) {
                add(Json.text(value));
              }
            });
      } else {
        add(Json.text(json));
      }
    }

    private void add(String version) {
      if (Names.version(version)) {
        versions.add(version);
      }
    }

    Versions versions() {
      return Versions.of(preferred, versions);
    }
  }
}
