// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengtong.agent.settings.AgentSettings;
import org.zhengtong.agent.settings.SettingsException;

class AgentSettingsTest {

    private static final String GOOD = """
            node: http://127.0.0.1:8080
            system: bz-health-agent
            keyFile: agent.pem
            resources:
              - code: 105002/511900000001
                kind: TABLE
                jdbcUrl: jdbc:postgresql://127.0.0.1/health
                user: reader
                table: public.food_handler
                keyColumns: {公民身份号码: sfzh}
                items: {姓名: xm}
              - code: 105002/511900000002
                kind: HTTP
                url: http://127.0.0.1:9090/persons/{公民身份号码}
                items: {姓名: /name}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            node: http://127.0.0.1:8080      | node: ftp://x              | node
            user: reader                     | usr: reader                | user
            keyFile: agent.pem               | monitorPort: 1             | keyFile
            code: 105002/511900000001        | code: 9/1                  | code
            511900000002                     | 511900000001               | 重复
            table: public.food_handler       | table: 'a; DROP TABLE b'   | DROP
            {公民身份号码: sfzh}             | {公民身份号码: 'x = 1 --'} | x = 1
            items: {姓名: xm}                | items: {}                  | items
            items: {姓名: /name}             | items: {姓名: name}        | name
            http://127.0.0.1:9090/persons/   | http://{host}/persons/     | url
            /persons/{公民身份号码}          | /persons                   | 至少一个
            """)
    void wrongSettingIsNamed(String good, String wrong, String named) throws IOException {
        Path file = Files.writeString(folder.resolve("agent.yaml"), GOOD.replace(good, wrong));

        assertThatThrownBy(() -> AgentSettings.read(file))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(named);
    }
}
