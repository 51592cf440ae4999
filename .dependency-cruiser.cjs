/** Walls of the house. Each message names the door to use instead. */
const services = ['nlu', 'knowledge', 'tickets', 'access', 'connectors', 'conversation', 'integrations', 'privacy'];
const wall = (name, from, to, door) => ({ name, severity: 'error', comment: door, from, to });
const anyWorkspace = '^(packages|services|apps|server)/';

module.exports = {
  forbidden: [
    wall('contracts-know-nobody: the words depend on Zod alone', { path: '^packages/contracts/' }, { path: anyWorkspace, pathNot: '^packages/contracts/' }),
    wall('service-kit-knows-contracts-only: a domain word belongs in a service', { path: '^packages/service-kit/' }, { path: anyWorkspace, pathNot: '^packages/(contracts|service-kit)/' }),
    wall('client-knows-contracts-only: talk to the server over REST and sockets', { path: '^packages/client/' }, { path: anyWorkspace, pathNot: '^packages/(contracts|client)/' }),
    wall('react-only-behind-its-door: put React code in packages/client/src/react', { path: '^packages/client/src/', pathNot: '^packages/client/src/react/' }, { path: '(^|/)node_modules/(react|preact)/' }),
    wall('ui-is-plain: pass data in, use @lobby/client in the app', { path: '^packages/ui/' }, { path: anyWorkspace, pathNot: '^packages/(contracts|ui)/' }),
    ...services.map((s) => wall(`${s}-stays-in-its-room: use the interface in @lobby/contracts; server/ wires the rooms`, { path: `^services/${s}/` }, { path: '^(services|apps|server)/', pathNot: `^services/${s}/` })),
    wall('services-do-not-know-screens-kits: use @lobby/service-kit', { path: '^services/', pathNot: '\\.test\\.ts$|/testing/|\\.suite\\.ts$' }, { path: '^packages/(client|ui|testkit)/' }),
    wall('an-app-is-alone: share through @lobby/ui or @lobby/client', { path: '^apps/([^/]+)/' }, { path: '^(apps|services|server)/', pathNot: '^apps/$1/' }),
    wall('nobody-imports-the-server: it is the composition root', { path: anyWorkspace, pathNot: '^server/' }, { path: '^server/' }),
    { name: 'no-circles: move what both need into a file of its own', severity: 'error', from: { path: anyWorkspace }, to: { circular: true } },
    wall('channels-are-siblings: share through conversation/src/live or timeline', { path: '^services/conversation/src/channels/([^/]+)/' }, { path: '^services/conversation/src/channels/', pathNot: '^services/conversation/src/channels/$1/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The parser at hand does not read TSX; walls around .tsx files are lint lines in .oxlintrc.json.
    exclude: { path: '(^|/)(dist|node_modules)/|\\.tsx$' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.css'] },
  },
};
