//! The canvas as Bevy's window, without a windowing library: the page owns the canvas, so there is no key to trap and no
//! size to fight over. Only the renderer's parts that a picture in two dimensions needs are switched on.

use bevy::asset::{AssetMetaCheck, AssetPlugin};
use bevy::camera::CameraPlugin;
use bevy::core_pipeline::CorePipelinePlugin;
use bevy::diagnostic::FrameCountPlugin;
use bevy::image::ImagePlugin;
use bevy::mesh::MeshPlugin;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::error_handler::{RenderErrorHandler, RenderErrorPolicy};
use bevy::sprite_render::{Materials2dPlugin, Mesh2dRenderPlugin};
use bevy::time::TimePlugin;
use bevy::window::{ExitCondition, PrimaryWindow, RawHandleWrapper, RawHandleWrapperHolder, WindowPlugin, WindowResized, WindowWrapper};
use raw_window_handle::{DisplayHandle, HandleError, HasDisplayHandle, HasWindowHandle, RawWindowHandle, WebWindowHandle, WindowHandle};
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

use super::link;

/// The number in `data-raw-handle` of the canvas in `web/scene.html`.
const CANVAS: u32 = 1;

/// How many pixels of the canvas a pixel of the screen gets.
#[derive(Resource, Clone, Copy, Debug)]
pub struct Sharpness {
    /// While something moves; lowered where drawing is slow.
    pub moving: f32,
    /// Nothing moves: the picture that stays is as sharp as the screen.
    pub resting: bool,
}

impl Sharpness {
    fn now(self) -> f32 {
        if self.resting { 1.0 } else { self.moving }
    }
}

/// No picture is drawn larger than this, in pixels: what is larger costs much and shows nothing more.
const MOST: f32 = 2_600_000.0;

pub fn plugin(app: &mut App) {
    app.add_plugins((TaskPoolPlugin::default(), FrameCountPlugin, TimePlugin, TransformPlugin))
        .add_plugins(WindowPlugin {
            primary_window: Some(Window { resolution: (1280, 720).into(), ..default() }),
            primary_cursor_options: None,
            exit_condition: ExitCondition::DontExit,
            close_when_requested: false,
        })
        .add_plugins(AssetPlugin { meta_check: AssetMetaCheck::Never, ..default() });
    name_canvas(app);
    app.add_plugins((RenderPlugin::default(), ImagePlugin::default_linear(), MeshPlugin, CameraPlugin, CorePipelinePlugin))
        .add_plugins((Mesh2dRenderPlugin, Materials2dPlugin))
        .insert_resource(RenderErrorHandler(|error, _, _| {
            // Going on after a refusal of the renderer may flash; the page begins another picture instead.
            link::failed(&error.description);
            RenderErrorPolicy::StopRendering
        }))
        .insert_resource(Sharpness { moving: 1.0, resting: false })
        .add_systems(First, follow_size);
}

/// Tells the renderer which canvas is the window's.
fn name_canvas(app: &mut App) {
    let handle = RawHandleWrapper::new(&WindowWrapper::new(Canvas));
    let mut windows = app.world_mut().query_filtered::<(Entity, &RawHandleWrapperHolder), With<PrimaryWindow>>();
    let found = windows.single(app.world()).map(|(window, holder)| (window, holder.0.clone()));
    if let (Ok(handle), Ok((window, holder))) = (handle, found) {
        if let Ok(mut place) = holder.lock() {
            *place = Some(handle.clone());
        }
        app.world_mut().entity_mut(window).insert(handle);
    }
}

struct Canvas;

impl HasWindowHandle for Canvas {
    fn window_handle(&self) -> Result<WindowHandle<'_>, HandleError> {
        let raw = RawWindowHandle::Web(WebWindowHandle::new(CANVAS));
        // SAFETY: this handle is a number that is looked up in the page, and points at nothing.
        Ok(unsafe { WindowHandle::borrow_raw(raw) })
    }
}

impl HasDisplayHandle for Canvas {
    fn display_handle(&self) -> Result<DisplayHandle<'_>, HandleError> {
        Ok(DisplayHandle::web())
    }
}

/// The canvas.
pub fn canvas() -> Option<HtmlCanvasElement> {
    web_sys::window()?.document()?.query_selector("canvas").ok()??.dyn_into().ok()
}

/// How large the canvas is on the page, in the page's own pixels.
pub fn size_on_page() -> Option<Vec2> {
    let canvas = canvas()?;
    let size = Vec2::new(canvas.client_width() as f32, canvas.client_height() as f32);
    (size.min_element() >= 1.0).then_some(size)
}

fn follow_size(sharpness: Res<Sharpness>, window: Single<(Entity, &mut Window), With<PrimaryWindow>>, mut resized: MessageWriter<WindowResized>) {
    let Some(size) = size_on_page() else { return };
    let of_screen = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio() as f32);
    let most = (MOST / (size.x * size.y)).sqrt();
    let pixels = (size * (of_screen * sharpness.now()).min(most)).round().as_uvec2().max(UVec2::ONE);
    let (entity, mut window) = window.into_inner();
    if window.resolution.physical_size() != pixels {
        window.resolution.set_physical_resolution(pixels.x, pixels.y);
        resized.write(WindowResized { window: entity, width: pixels.x as f32, height: pixels.y as f32 });
    }
}
