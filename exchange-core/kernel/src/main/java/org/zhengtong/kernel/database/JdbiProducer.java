// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;

/**
 * Gives the application its Jdbi. Inside {@code @Transactional} every handle uses the transaction's connection, which JTA commits;
 * outside, {@code jdbi.inTransaction} opens one of its own.
 */
@Dependent
class JdbiProducer {

    @Produces
    @Singleton
    Jdbi jdbi(AgroalDataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource);
        // A handle closed inside a JTA transaction must leave it open.
        jdbi.configure(Handles.class, handles -> handles.setForceEndTransactions(false));
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerArrayType(Long.class, "bigint");
        jdbi.registerArrayType(byte[].class, "bytea");
        return jdbi;
    }
}
