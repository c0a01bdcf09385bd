// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;
import org.zhengtong.agent.settings.AgentSettings;
import org.zhengtong.agent.settings.SettingsException;
import org.zhengtong.agent.uplink.Backoff;

/** Command {@code java -jar agent.jar settings.yaml}: runs an agent until SIGTERM. */
public final class AgentMain {

    private static final int WRONG_SETTINGS = 2;

    private AgentMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        configureLog();
        if (args.length != 1) {
            refuse("用法 (usage): java -jar agent.jar settings.yaml");
        }
        try {
            Agent agent = Agent.start(AgentSettings.read(Path.of(args[0])), Backoff.DEFAULT);
            Runtime.getRuntime().addShutdownHook(new Thread(agent::close, "agent-stop"));
            new CountDownLatch(1).await();
        } catch (RuntimeException | IOException e) {
            refuse("设置有误,未启动 (not started, wrong settings): " + reason(e));
        }
    }

    private static String reason(Exception e) {
        return e instanceof SettingsException ? String.valueOf(e.getMessage()) : e.toString();
    }

    private static void refuse(String reason) {
        System.err.println(reason);
        System.exit(WRONG_SETTINGS);
    }

    /** One line a record on standard error, unless the operator names a configuration of java.util.logging. */
    private static void configureLog() throws IOException {
        if (System.getProperty("java.util.logging.config.file") == null) {
            try (InputStream settings = AgentMain.class.getResourceAsStream("/agent-logging.properties")) {
                LogManager.getLogManager().readConfiguration(settings);
            }
        }
    }
}
