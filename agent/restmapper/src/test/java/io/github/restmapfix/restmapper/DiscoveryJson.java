package io.github.restmapfix.restmapper;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Discovery documents as API servers write them. */
final class DiscoveryJson {

  private DiscoveryJson() {}

  static String resourceList(String groupVersion, List<ApiResource> resources) {
    return "{'kind':'APIResourceList','apiVersion':'v1','groupVersion':'GV','resources':[ROWS]}"
        .replace("GV", groupVersion)
        .replace("ROWS", join(resources, DiscoveryJson::rows))
        .replace('\'', '"');
  }

  private static String rows(ApiResource resource) {
    String row =
        "{'name':'NAME','singularName':'ONE','namespaced':SCOPE,'kind':'KIND','verbs':['get','list'],'storageVersionHash':'x'}"
            .replace("SCOPE", String.valueOf(resource.namespaced()))
            .replace("KIND", resource.kind());
    StringBuilder rows =
        new StringBuilder(
            row.replace("NAME", resource.plural()).replace("ONE", resource.singular()));
    for (String subresource : resource.subresources()) {
      rows.append(',')
          .append(row.replace("NAME", resource.plural() + "/" + subresource).replace("ONE", ""));
    }
    return rows.toString();
  }

  static String group(String group, List<String> versions) {
    return "{'kind':'APIGroup','apiVersion':'v1',BODY}"
        .replace("BODY", groupBody(group, versions))
        .replace('\'', '"');
  }

  static String groupList(List<String> groups, Function<String, List<String>> versions) {
    return "{'kind':'APIGroupList','apiVersion':'v1','groups':[ROWS]}"
        .replace("ROWS", join(groups, g -> "{" + groupBody(g, versions.apply(g)) + "}"))
        .replace('\'', '"');
  }

  private static String groupBody(String group, List<String> versions) {
    String entry = "{'groupVersion':'" + group + "/V','version':'V'}";
    return "'name':'G','versions':[ROWS],'preferredVersion':FIRST"
        .replace("G", group)
        .replace("ROWS", join(versions, v -> entry.replace("V", v)))
        .replace("FIRST", entry.replace("V", versions.get(0)));
  }

  static String coreVersions(List<String> versions) {
    return "{'kind':'APIVersions','versions':[ROWS],'serverAddressByClientCIDRs':[{'clientCIDR':'0.0.0.0/0','serverAddress':'x'}]}"
        .replace("ROWS", join(versions, v -> "'" + v + "'"))
        .replace('\'', '"');
  }

  static String aggregated(
      List<String> groups,
      Function<String, List<String>> versions,
      Map<String, List<ApiResource>> served,
      Map<String, Boolean> stale) {
    return "{'kind':'APIGroupDiscoveryList','apiVersion':'apidiscovery.k8s.io/v2','metadata':{},'items':[ROWS]}"
        .replace(
            "ROWS",
            join(
                groups,
                g ->
                    "{'metadata':{NAME'creationTimestamp':null},'versions':["
                            .replace("NAME", g.isEmpty() ? "" : "'name':'" + g + "',")
                        + join(
                            versions.apply(g),
                            v -> version(g.isEmpty() ? v : g + "/" + v, v, served, stale))
                        + "]}"))
        .replace('\'', '"');
  }

  private static String version(
      String groupVersion,
      String version,
      Map<String, List<ApiResource>> served,
      Map<String, Boolean> stale) {
    return "{'version':'V','resources':[ROWS],'freshness':'FRESH'}"
        .replace("V'", version + "'")
        .replace("FRESH", stale.containsKey(groupVersion) ? "Stale" : "Current")
        .replace("ROWS", join(served.get(groupVersion), DiscoveryJson::aggregatedRow));
  }

  private static String aggregatedRow(ApiResource resource) {
    return "{'resource':'NAME','responseKind':{'group':'','version':'','kind':'KIND'},'scope':'SCOPE','singularResource':'ONE','verbs':['get'],'subresources':[SUBS]}"
        .replace("NAME", resource.plural())
        .replace("KIND", resource.kind())
        .replace("SCOPE", resource.namespaced() ? "Namespaced" : "Cluster")
        .replace("ONE", resource.singular())
        .replace(
            "SUBS",
            join(resource.subresources(), s -> "{'subresource':'" + s + "','verbs':['get']}"));
  }

  private static <T> String join(List<T> list, Function<T, String> row) {
    return list.stream().map(row).collect(Collectors.joining(","));
  }
}
