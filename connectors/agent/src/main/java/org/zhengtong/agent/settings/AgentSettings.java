// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.settings;

import static org.zhengtong.agent.settings.SettingsException.require;
import static org.zhengtong.agent.settings.SettingsException.required;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an agent needs to know.
 *
 * @param node base address of the node, {@code http://…} or {@code https://…}
 * @param system id of the application system (应用系统) the agent signs in as; needs the role provider-system
 * @param keyFile PKCS#8 PEM file with the system's SM2 key; relative to the settings file
 * @param monitorPort loopback port of /health and /metrics; 0 takes a free one
 * @param resources what is served here
 */
public record AgentSettings(URI node, String system, Path keyFile, int monitorPort, List<ResourceSettings> resources) {

    private static final ObjectMapper YAML = new YAMLMapper();

    public AgentSettings {
        String scheme = required(node, "node").getScheme();
        require(
                "http".equals(scheme) || "https".equals(scheme),
                "node 须以 http:// 或 https:// 开头 (must start with http:// or https://): " + node);
        required(system, "system");
        required(keyFile, "keyFile");
        require(monitorPort >= 0 && monitorPort < 65536, "monitorPort 不是端口号 (is no port): " + monitorPort);
        resources = List.copyOf(required(resources, "resources"));
        require(!resources.isEmpty(), "resources 至少一项 (needs at least one)");
        Set<String> codes = new HashSet<>();
        for (ResourceSettings resource : resources) {
            require(codes.add(resource.code()), "resources: " + resource.code() + " 重复 (appears twice)");
        }
    }

    /** Reads and checks a settings file; paths in it are relative to its folder. */
    public static AgentSettings read(Path file) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        try {
            AgentSettings read = YAML.readValue(Files.readString(file), AgentSettings.class);
            return new AgentSettings(
                    read.node,
                    read.system,
                    folder.resolve(read.keyFile),
                    read.monitorPort,
                    read.resources.stream()
                            .map(resource -> resource.relativeTo(folder))
                            .toList());
        } catch (JsonMappingException e) {
            throw new SettingsException(file + ": " + reason(e) + " " + e.getPathReference());
        } catch (JsonProcessingException e) {
            throw new SettingsException(file + ":" + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        }
    }

    private static String reason(JsonMappingException e) {
        return e.getCause() instanceof SettingsException ours
                ? String.valueOf(ours.getMessage())
                : e.getOriginalMessage();
    }
}
