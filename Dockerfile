# One image for the server and the worker; ROLES says which of them a container is.
FROM node:24-bookworm-slim AS build
WORKDIR /threefold
COPY . .
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile
RUN cd apps/web && node node_modules/vite/bin/vite.js build
# What only the build and the checks need goes again; the built-in Postgres too, as DATABASE_URL names another.
RUN rm -rf node_modules apps/*/node_modules packages/*/node_modules tests bench \
  && npx --yes pnpm@12.21.0 install --frozen-lockfile --prod --no-optional --filter '@threefold/api...' --filter '@threefold/cli...'

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data MALLOC_ARENA_MAX=2
WORKDIR /threefold
COPY --from=build /threefold .
RUN mkdir /data && chown node /data
USER node
VOLUME /data
EXPOSE 4600
HEALTHCHECK --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 4600) + '/readyz').then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "--max-old-space-size=1024", "--expose-gc", "apps/api/src/main.ts"]
