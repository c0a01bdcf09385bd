// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.SimplePassword;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens the connection of the log's writer. It is not one of the pool's: it lives as long as the writer and carries the lock that
 * makes it the only one, so whoever loses the connection loses the right to write with it.
 */
@Singleton
class LogConnector {

    private static final int SECONDS_TO_CONNECT = 5;
    private static final int SECONDS_OF_SILENCE = 5;

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    @Inject
    LogConnector(AgroalDataSource pool, EvidenceConfig config) {
        this(factory(pool).jdbcUrl(), user(pool), password(pool), config.statementTimeout());
    }

    LogConnector(String url, String user, String password, Duration statementTimeout) {
        source.setURL(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("zhengtong-evidence");
        source.setConnectTimeout(SECONDS_TO_CONNECT);
        source.setSocketTimeout((int) statementTimeout.toSeconds() + SECONDS_OF_SILENCE);
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
    }

    Connection connect() throws SQLException {
        return source.getConnection();
    }

    private static AgroalConnectionFactoryConfiguration factory(AgroalDataSource pool) {
        return pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
    }

    private static String user(AgroalDataSource pool) {
        return factory(pool).principal().getName();
    }

    private static String password(AgroalDataSource pool) {
        return factory(pool).credentials().stream()
                .filter(SimplePassword.class::isInstance)
                .map(credential -> ((SimplePassword) credential).getWord())
                .findFirst()
                .orElse("");
    }
}
