/**
 * `npm start`: the application on its embedded demo in a window, or, where there is no display, the main job without a
 * person.
 */

if (process.env.DISPLAY === undefined && process.env.WAYLAND_DISPLAY === undefined) {
  console.log(
    'There is no display for a window. To get one without a screen:\n' +
      '  apt-get install xvfb xauth && xvfb-run -a npm start\n' +
      'Until then, here is the main job without a person (npm run demo):\n',
  );
  await import('./main.ts');
} else {
  const { openDemo } = await import('./open-demo.ts');
  await openDemo();
}
